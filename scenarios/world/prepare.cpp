#include "scenarios/world/prepare.hpp"

#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/build_world.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/persistence_choice.hpp"
#include "scenarios/world/not_yet.hpp"
#include "scenarios/world/record.hpp"
#include "scenarios/world/terms.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

namespace entente {
namespace {

// The agents' equation holds for states that have not withdrawn, so it is fitted on those: from the year of an observed
// withdrawal on, in which a simulated state would send nobody, a state's rows are left out.
FitSample fit_sample(const Record& record, Year first_year, const std::vector<std::size_t>& acting,
                     const std::vector<std::uint8_t>& withdrawn) {
  FitSample sample;
  sample.terms = record.terms;
  sample.columns.resize(record.terms.size());
  for (const std::size_t cell : acting) {
    const bool gone = !withdrawn.empty() && withdrawn[cell];
    if (gone || std::isnan(record.observed.share[cell])) continue;
    sample.share.push_back(record.observed.share[cell]);
    const std::size_t states = record.facts.layout.states.size();
    sample.states.push_back(record.facts.layout.states[cell % states]);
    sample.years.push_back(Year(static_cast<std::uint16_t>(first_year.number() + cell / states)));
    sample.alignment.push_back(record.alignment[cell]);
    sample.depth.push_back(record.depth[cell]);
    for (std::size_t term = 0; term < record.terms.size(); ++term) {
      if (!record.columns[term].empty()) sample.columns[term].push_back(record.columns[term][cell]);
    }
  }
  return sample;
}

std::vector<StateLabel> state_labels(const StateFacts& facts) {
  std::vector<StateLabel> labels;
  for (std::size_t state = 0; state < facts.layout.states.size(); ++state) {
    labels.push_back({facts.layout.states[state], facts.iso3[state], facts.names[state]});
  }
  return labels;
}

std::string record_line(const Scenario& scenario) {
  const Measures& measures = scenario.measures;
  std::string line = "Record: outcome ";
  line += measures.outcome == OutcomeMeasure::as_published ? "as published" : "corrected";
  line += ", depth ";
  line += measures.depth == DepthMeasure::as_published ? "as published" : "oriented (integrated is deep)";
  line += ", potential as ";
  line += measures.potential == PotentialKind::difference ? "difference" : "residual";
  if (scenario.treaty_frozen) line += ", treaties frozen";
  return line;
}

std::vector<InputFile> input_files(const Scenario& scenario) {
  std::vector<InputFile> inputs = {{std::filesystem::path(scenario.file).filename().string(), scenario.file}};
  for (const TableReference* table : {&scenario.states, &scenario.ties, &scenario.observed}) {
    inputs.push_back({table->written, table->path});
  }
  if (!scenario.coefficients.path.empty()) inputs.push_back({scenario.coefficients.name, scenario.coefficients.path});
  return inputs;
}

}  // namespace

PreparedScenario prepare(const Scenario& scenario) {
  refuse_what_is_not_built(scenario);
  const std::optional<CoefficientsModel> model = named_coefficients(scenario);
  if (model && model->coefficients.family != Family::hurdle && scenario.persistence.given.participation != 0) {
    throw input_error(scenario.persistence.participation_place,
                      "the coefficients named have no participation whose shocks could persist",
                      "coefficients of the family hurdle, or leave the key out");
  }
  const Record record = read_record(scenario, model ? all_terms(model->coefficients) : terms_of(scenario.theory));

  std::vector<std::string> notes;
  std::vector<NeededFact> needed = record.needed(scenario);
  std::vector<double> effects;
  if (model && !model->coefficients.state_effects.empty()) {
    effects = state_effect_column(model->coefficients, record.facts.layout);
    needed.push_back({"cow", &effects, "the coefficients have no effect of this state"});
  }
  const std::vector<std::size_t> acting = acting_cells(scenario, record.facts, needed, notes);
  note_selected_years(scenario, record, acting, notes);
  WithdrawalChoice withdrawal = choose_withdrawal(scenario, record.facts,
                                                  {.share = &record.observed.whole_share,
                                                   .depth = &record.depth,
                                                   .democracy = &record.democracy,
                                                   .acting = &acting});
  notes.insert(notes.end(), withdrawal.notes.begin(), withdrawal.notes.end());
  const FitSample sample = fit_sample(record, scenario.first_year, acting, withdrawal.withdrawn);
  CoefficientChoice choice = model ? file_coefficients(scenario, *model) : fit_coefficients(scenario, sample);
  notes.insert(notes.end(), choice.notes.begin(), choice.notes.end());
  PersistenceChoice persistence = choose_persistence(scenario, sample, choice.model.coefficients);
  notes.insert(notes.end(), persistence.notes.begin(), persistence.notes.end());

  World world = build_world(scenario, record, acting);
  std::vector<CowCode> everyone = world.states;
  everyone.insert(std::upper_bound(everyone.begin(), everyone.end(), scenario.leader), scenario.leader);
  const Year network_end = scenario.treaty_frozen ? scenario.first_year : scenario.last_year;

  return {.scenario = scenario,
          .world = std::move(world),
          .experiment = {.coefficients = choice.model.coefficients,
                         .draw_coefficients = scenario.coefficients.draw,
                         .persistence = persistence.persistence,
                         .leader_rule = scenario.leader_rule,
                         .types = scenario.types,
                         .withdrawal = withdrawal.hazard,
                         .seed = scenario.seed,
                         .replications = scenario.replications},
          .observed = record.observed,
          .recorded_depth = {record.depth},
          .states = state_labels(record.facts),
          .leader = {scenario.leader, record.facts.leader_iso3, record.facts.leader_name},
          .network_before = AllianceNetwork(everyone, record.ties, scenario.first_year),
          .network_after = AllianceNetwork(everyone, record.ties, network_end),
          .fit = std::move(choice.fit),
          .coefficients = std::move(choice.model),
          .persistence_fit = persistence.calibration,
          .withdrawal_fit = std::move(withdrawal.fit),
          .record = record_line(scenario),
          .notes = std::move(notes),
          .inputs = input_files(scenario)};
}

}  // namespace entente
