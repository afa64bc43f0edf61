#include "tools/command/run_notes.hpp"

#include "results/compare/certainty_notes.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace entente {
namespace {

std::string per_cent(double share) { return number_text(100 * share, 1) + " %"; }

std::string share_of_replicates(std::uint64_t replicates, const EnsembleSummary& summary) {
  return per_cent(static_cast<double>(replicates) / static_cast<double>(summary.replications()));
}

std::string slope_note(const PreparedScenario& prepared, const EnsembleSummary& summary) {
  std::string note = "The coefficient of unrealized alliance potential is not positive in ";
  note += share_of_replicates(summary.slopes_not_positive(), summary);
  if (prepared.experiment.coefficients.family == Family::hurdle) {
    note += " (participation) and " + share_of_replicates(summary.amount_slopes_not_positive(), summary) + " (amount)";
  }
  note += prepared.experiment.draw_coefficients ? " of the replicates' draws." : " of the replicates.";
  return note + " Where it is negative the committed send less than others.";
}

// P by the treaty alone, mean over the years in which the state could contribute.
double mean_potential(const PreparedScenario& prepared, const War& war, std::size_t state) {
  const World& world = prepared.world;
  const LeaderRelation& leader = world.leader_of(war);
  double sum = 0;
  double years = 0;
  for (std::size_t year = 0; year < world.years; ++year) {
    const std::size_t cell = world.cell(year, state);
    if (!war.invited[cell]) continue;
    sum += prepared.experiment.coefficients.potential.potential(leader.alignment[cell], leader.treaty_depth[cell]);
    years += 1;
  }
  return sum / years;  // NaN for a state that was never asked
}

std::string reference_note(const PreparedScenario& prepared, std::size_t w) {
  const World& world = prepared.world;
  const War& war = world.wars[w];
  const double reference = prepared.experiment.coefficients.potential.reference;
  int contributors = 0;
  int below = 0;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    bool sent = false;
    for (std::size_t year = 0; year < world.years; ++year) {
      const std::size_t cell = world.cell(year, state);
      sent = sent || (war.invited[cell] && prepared.observed[w].share[cell] > 0);
    }
    if (!sent) continue;
    ++contributors;
    if (mean_potential(prepared, war, state) < reference) ++below;
  }
  return (world.wars.size() > 1 ? war.name + ": " : "") + std::to_string(below) + " of " +
         std::to_string(contributors) +
         " observed contributors lie, by their treaty and on average over years, below the reference potential P* = " +
         number_text(reference, 3) + ".";
}

std::string war_note(const War& war, bool several) {
  const std::string first = std::to_string(war.first_year.number()), last = std::to_string(war.last_year.number());
  return (several ? "War " + std::to_string(war.id.number()) : "War") + ": " + war.name + ", " +
         (first == last ? first : first + "-" + last) + ".";
}

// Whether the leader's answer can lift standing, so that treaties as observed would count a reward twice.
bool lifts_standing(Reward rule) { return rule != Reward::indifferent && rule != Reward::side_payment; }

bool has_potential(const Coefficients& coefficients) {
  const std::vector<std::string> terms = all_terms(coefficients);
  return std::find(terms.begin(), terms.end(), potential_term) != terms.end();
}

// What the marks of the record's values say of the comparison; empty where there is nothing to say.
void add_certainty_notes(const PreparedScenario& prepared, const WarsSummary& wars, std::vector<std::string>& notes) {
  std::size_t compared = 0, left_out = 0, carried = 0, doubtful = 0;
  for (const EnsembleSummary& war : wars.wars) {
    const ObservedShares& observed = war.layout().observed;
    for (const SummaryLayout::Row& row : war.layout().rows) {
      compared += row.compared ? 1 : 0;
      left_out += !row.compared && std::isfinite(observed.share[row.cell]) ? 1 : 0;
      if (!row.compared || observed.certainty.empty()) continue;
      carried += observed.certainty[row.cell] == 'C' ? 1 : 0;
      doubtful += observed.certainty[row.cell] == 'D' ? 1 : 0;
    }
  }
  if (left_out > 0) {
    notes.push_back(left_out_note(prepared.scenario.certainty, left_out) +
                    (prepared.fit ? " The coefficients were fitted to all that is on record." : ""));
  }
  if (carried + doubtful > 0) notes.push_back(doubtful_note(compared, carried, doubtful));
}

std::vector<std::string> notes_of(const PreparedScenario& prepared, const WarsSummary& wars) {
  const std::size_t count = prepared.world.wars.size();
  const EnsembleSummary& summary = wars.wars.front();  // draws are counted over all wars
  std::vector<std::string> notes = {
      "Predictive, not causal: states act by a fitted equation, the leader by declared rules."};
  for (const War& war : prepared.world.wars) notes.push_back(war_note(war, count > 1));
  notes.push_back("Coefficients: " + prepared.coefficients.source + ".");
  if (has_potential(prepared.experiment.coefficients)) {
    notes.push_back(slope_note(prepared, summary));
    for (std::size_t war = 0; war < count; ++war) notes.push_back(reference_note(prepared, war));
    notes.push_back("Potential is arithmetic on alignment and depth, and collinear with UN agreement and ally.");
  } else {
    notes.push_back(
        "The theory has no term for potential: contributions signal nothing and the leader has nothing to learn.");
  }
  add_certainty_notes(prepared, wars, notes);
  if (prepared.fit) {
    notes.push_back(
        "Scores are in-sample: the coefficients were fitted to the state-years scored, later ones included.");
  }
  if (lifts_standing(prepared.experiment.leader_rule.rule) && !prepared.scenario.treaty_frozen) {
    notes.push_back(
        "Treaties follow the record and hold what rewards it holds already; ties.treaty: frozen is for questions "
        "about reward.");
  }
  if (prepared.experiment.withdrawal.on) {
    for (std::size_t war = 0; war < count; ++war) {
      const double withdrawals = static_cast<double>(wars.wars[war].withdrawals());
      notes.push_back((count > 1 ? prepared.world.wars[war].name + ": on average " : "On average ") +
                      number_text(withdrawals / static_cast<double>(summary.replications()), 1) +
                      " states a replicate withdraw before the war's end.");
    }
  }
  if (!prepared.experiment.types.on)
    notes.push_back("Types are off: the leader has nothing to learn from contributions and rewards nobody.");
  if (!prepared.experiment.draw_coefficients) {
    notes.push_back("All replicates use the point estimates: intervals leave out what the fit does not know.");
  }
  if (summary.negative_shares() > 0) {
    notes.push_back(
        per_cent(static_cast<double>(summary.negative_shares()) / static_cast<double>(summary.drawn_shares())) +
        " of the gaussian shares were drawn below 0; they send nobody.");
  }
  notes.push_back(std::string(quantile_note));
  notes.insert(notes.end(), prepared.notes.begin(), prepared.notes.end());
  return notes;
}

}  // namespace

Caption caption_of(const PreparedScenario& prepared, const WarsSummary& summary) {
  Caption caption{.scenario = prepared.scenario.name,
                  .record = prepared.record,
                  .seed = prepared.experiment.seed,
                  .focus = prepared.scenario.focus,
                  .states = prepared.states,
                  .notes = notes_of(prepared, summary)};
  // Where several lead they are among the states already.
  if (prepared.leaders.size() == 1) caption.states.push_back(prepared.leaders.front());
  return caption;
}

}  // namespace entente
