#include "tools/command/run_files.hpp"

#include "estimate/prediction/potential_effect.hpp"
#include "results/run_folder/digest.hpp"
#include "results/tables/graphml.hpp"
#include "results/tables/potential_effect_table.hpp"
#include "results/tables/score_tables.hpp"
#include "results/tables/state_tables.hpp"
#include "results/tables/year_network.hpp"
#include "scenarios/coefficients_file.hpp"
#include "scenarios/world/persistence_choice.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

// The two ends, the smaller code first; of a leader's tie that leader, so that leaders who are tied to one another have
// a tie each.
struct Dyad {
  CowCode a, b, leader;
  friend auto operator<=>(const Dyad&, const Dyad&) = default;
};

using Edges = std::map<Dyad, TieRow>;

TieRow& tie_between(Edges& edges, CowCode x, CowCode y, CowCode leader = {}) {
  TieRow& tie = edges[{std::min(x, y), std::max(x, y), leader}];
  tie.a = std::min(x, y);
  tie.b = std::max(x, y);
  return tie;
}

void add_treaties(const AllianceNetwork& network, double TieRow::*depth, Edges& edges) {
  for (const NetworkTie& tie : network.all_ties()) tie_between(edges, tie.a, tie.b).*depth = tie.depth;
}

// All dyadic ties before and after; of these only leaders' hold standing besides the treaty.
std::vector<TieRow> all_ties(const PreparedScenario& prepared, const RunComparison& comparison) {
  Edges treaties;
  add_treaties(prepared.network_before, &TieRow::depth_before, treaties);
  add_treaties(prepared.network_after, &TieRow::depth_after, treaties);
  Edges edges = treaties;
  for (const ComparedWar* war : first_wars_of_leaders(comparison)) {
    for (const TieChange& change : war->comparison.tie_changes) {
      if (change.state == war->leader) continue;
      const Dyad treaty{std::min(war->leader, change.state), std::max(war->leader, change.state), {}};
      if (!treaties.contains(treaty) && change.standing.value == 0) continue;
      edges.erase(treaty);
      TieRow& tie = tie_between(edges, war->leader, change.state, war->leader);
      tie.depth_before = change.depth_before;
      tie.depth_after = change.depth_after.value;
      tie.standing = change.standing.value;
      tie.leader_tie = true;
      tie.leader = war->leader;
    }
  }
  std::vector<TieRow> rows;
  for (const auto& [dyad, tie] : edges) rows.push_back(tie);
  return rows;
}

std::vector<double> standard_errors(const Coefficients& coefficients) {
  std::vector<double> errors;
  const std::size_t size = coefficients.parameters();
  for (std::size_t i = 0; i < size; ++i) errors.push_back(std::sqrt(coefficients.covariance[i * size + i]));
  return errors;
}

Facts coefficient_facts(const PreparedScenario& prepared) {
  const Coefficients& coefficients = prepared.experiment.coefficients;
  const std::vector<std::string> parameters = parameter_names(coefficients);
  Facts facts = {{"source", prepared.coefficients.source},
                 {"family", std::string(to_string(coefficients.family))},
                 {"parameters", parameters},
                 {"estimates", coefficients.estimate},
                 {"standard_errors", standard_errors(coefficients)},
                 {"potential_intercept", coefficients.potential.intercept},
                 {"potential_alignment_slope", coefficients.potential.alignment_slope},
                 {"potential_reference", coefficients.potential.reference}};
  const Persistence& persistence = prepared.experiment.persistence;
  if (coefficients.family == Family::hurdle) {
    facts.push_back({"ceiling", coefficients.ceiling});
    facts.push_back({"ceiling_standard_error", prepared.coefficients.ceiling_error});
    facts.push_back({"persistence_participation", persistence.participation});
  }
  facts.push_back({"persistence_amount", persistence.amount});
  facts.push_back({"persistence_mark", persistence_mark(prepared.scenario, coefficients.family)});
  if (!prepared.fit) return facts;
  const FitReport& fit = *prepared.fit;
  std::vector<double> p_values;
  for (const TermReport& term : fit.terms) p_values.push_back(term.p_value);
  const Facts fitted = {{"method", fit.method},
                        {"state_years", static_cast<std::int64_t>(fit.observations)},
                        {"states", static_cast<std::int64_t>(fit.states)},
                        {"positive", static_cast<std::int64_t>(fit.positive)},
                        {"log_likelihood", fit.log_likelihood},
                        {"convention", fit.convention},
                        {"small_sample_factor", fit.factor},
                        {"clusters", static_cast<std::int64_t>(fit.clusters)},
                        {"reference_distribution", fit.reference},
                        {"p_values_before_overrides", p_values},
                        {"iterations", static_cast<std::int64_t>(fit.iterations)}};
  facts.insert(facts.end(), fitted.begin(), fitted.end());
  return facts;
}

// Where the equation has potential.
void write_potential_effect(RunFolder& folder, const PreparedScenario& prepared) {
  std::vector<std::pair<WarId, PotentialEffect>> wars;
  bool any = false;
  for (const War& war : prepared.world.wars) {
    wars.emplace_back(war.id, potential_effect(prepared.world, war, prepared.experiment.coefficients));
    any = any || !wars.back().second.points.empty();
  }
  if (any) folder.write("potential_effect.csv", potential_effect_csv(wars));
}

}  // namespace

void write_tables(RunFolder& folder, const PreparedScenario& prepared, const RunComparison& comparison,
                  const Caption& caption) {
  folder.write("state_years.csv", state_years_csv(comparison, caption.states));
  folder.write("states.csv", states_csv(comparison, caption.states));
  folder.write("scores.csv", scores_csv(comparison, caption.states));
  folder.write("calibration.csv", calibration_csv(comparison));
  folder.write("pit.csv", pit_csv(comparison));
  folder.write("totals.csv", totals_csv(comparison));
  folder.write("behaviour.csv", behaviour_csv(comparison));
  folder.write("ties.csv", ties_csv(comparison, caption.states));
  folder.write("ties.graphml", ties_graphml(caption.states, all_ties(prepared, comparison)));
  for (std::size_t year = 0; year < prepared.world.years; ++year) {
    const std::string name = "network_" + std::to_string(prepared.world.first_year.number() + year) + ".graphml";
    folder.write(name, year_network_graphml(prepared.world, comparison, caption.states, year));
  }
  const auto has_measures = [](const ComparedWar& war) { return !war.comparison.measures.empty(); };
  if (std::any_of(comparison.wars.begin(), comparison.wars.end(), has_measures)) {
    folder.write("measures.csv", measures_csv(comparison));
  }
  write_potential_effect(folder, prepared);
  folder.write("coefficients.yaml", used_coefficients_text(prepared));
}

std::string used_coefficients_text(const PreparedScenario& prepared) {
  return coefficients_text({{"used", prepared.coefficients}});
}

std::vector<FileDigest> digests_of(const PreparedScenario& prepared) {
  std::vector<FileDigest> digests;
  for (const InputFile& input : prepared.inputs) digests.push_back(digest_file(input.path, input.name));
  return digests;
}

Manifest manifest_of(const PreparedScenario& prepared, const Caption& caption, const std::vector<FileDigest>& inputs,
                     const Machine& machine) {
  return {.program_version = ENTENTE_VERSION,
          .random_layout_version = random::layout_version,
          .seed = prepared.experiment.seed,
          .replications = prepared.experiment.replications,
          .scenario = caption.scenario,
          .record = caption.record,
          .notes = caption.notes,
          .settings = prepared.scenario.settings,
          .inputs = inputs,
          .fit = coefficient_facts(prepared),
          .machine = machine};
}

}  // namespace entente
