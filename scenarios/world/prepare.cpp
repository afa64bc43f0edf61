#include "scenarios/world/prepare.hpp"

#include "scenarios/world/build_world.hpp"

#include <filesystem>
#include <utility>

namespace entente {
namespace {

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

Experiment experiment_of(const Scenario& scenario, const CoefficientChoice& coefficients,
                         const PersistenceChoice& persistence, const WithdrawalChoice& withdrawal) {
  Experiment experiment;
  experiment.coefficients = coefficients.model.coefficients;
  experiment.draw_coefficients = scenario.coefficients.draw;
  experiment.persistence = persistence.persistence;
  experiment.leader_rule = scenario.leader_rule;
  experiment.types = scenario.types;
  experiment.expectation = scenario.expectation;
  experiment.closure = scenario.closure;
  experiment.withdrawal = withdrawal.hazard;
  experiment.seed = scenario.seed;
  experiment.replications = scenario.replications;
  return experiment;
}

std::vector<ObservedRecord> records_of(const Record& record) {
  std::vector<ObservedRecord> observed;
  for (const WarFacts& war : record.wars) observed.push_back(war.observed);
  return observed;
}

std::vector<std::vector<double>> recorded_depths(const Record& record) {
  std::vector<std::vector<double>> depths;
  for (const LeaderFacts& leader : record.leaders) depths.push_back(leader.depth.values);
  return depths;
}

std::vector<StateLabel> leader_labels(const Record& record) {
  std::vector<StateLabel> labels;
  for (const LeaderFacts& leader : record.leaders) labels.push_back(record.facts.label(leader.leader));
  return labels;
}

}  // namespace

PreparedScenario prepare(const Scenario& scenario) { return prepare(scenario, fit_scenario(scenario)); }

PreparedScenario prepare(const Scenario& scenario, ScenarioFit fit) {
  const Record& record = fit.record;
  const std::vector<CowCode> everyone = record.facts.everyone();
  const Year network_end = scenario.treaty_frozen ? scenario.first_year : scenario.last_year;
  return {.scenario = scenario,
          .world = build_world(scenario, record, fit.acting),
          .experiment = experiment_of(scenario, fit.coefficients, fit.persistence, fit.withdrawal),
          .observed = records_of(record),
          .recorded_depth = recorded_depths(record),
          .states = record.facts.labels,
          .leaders = leader_labels(record),
          .network_before = AllianceNetwork(everyone, record.ties, scenario.first_year),
          .network_after = AllianceNetwork(everyone, record.ties, network_end),
          .fit = std::move(fit.coefficients.fit),
          .coefficients = std::move(fit.coefficients.model),
          .persistence_fit = fit.persistence.calibration,
          .withdrawal_fit = std::move(fit.withdrawal.fit),
          .record = record_line(scenario),
          .notes = std::move(fit.notes),
          .inputs = input_files(scenario)};
}

}  // namespace entente
