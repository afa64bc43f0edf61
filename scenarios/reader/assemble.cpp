#include "scenarios/reader/assemble.hpp"

#include "scenarios/reader/assemble_parts.hpp"
#include "scenarios/reader/certainty.hpp"
#include "scenarios/reader/recording.hpp"

#include <filesystem>
#include <utility>

namespace entente {
namespace {

using NumbersByTerm = std::map<std::string, NumberAt>;

// As the user could open it from where he is.
std::string shown_path(const std::string& scenario_file, const std::string& written) {
  return (std::filesystem::path(scenario_file).parent_path() / written).string();
}

TableReference table(const Values& values, const std::string& path, const std::string& scenario_file) {
  const FileAt file = values.get<FileAt>(path, {});
  return {file.written, file.path, shown_path(scenario_file, file.written), values.place(path)};
}

CoefficientSource coefficient_source(const Values& values) {
  const std::string at = "contribution.coefficients.";
  CoefficientSource source;
  for (const auto& [name, kind] :
       {std::pair("published", CoefficientSource::Kind::published), std::pair("file", CoefficientSource::Kind::file)}) {
    if (const FileAt* file = values.find<FileAt>(at + name)) {
      source.kind = kind;
      source.name = file->written;
      source.path = file->path;
      source.model = file->model;
      source.place = values.place(at + name);
    }
  }
  if (const std::string* tables = values.find<std::string>(at + "fit")) {
    source.kind = CoefficientSource::Kind::fit;
    source.name = *tables;
    source.place = values.place(at + "fit");
  }
  source.draw = values.get<std::string>(at + "draw", {}) == "each_replicate";
  for (const auto& [term, number] : values.get<NumbersByTerm>(at + "override", {})) {
    source.override_terms[term] = number.number;
    source.override_places[term] = number.place;
  }
  return source;
}

CeilingPlan ceiling_plan(const Values& values) {
  const std::string at = "contribution.ceiling";
  CeilingPlan plan{.given = values.get(at, 1.0), .place = values.place(at)};
  if (values.find<std::string>(at)) plan.given.reset();
  return plan;
}

PersistencePlan persistence_plan(const Values& values) {
  const std::string at = "contribution.persistence";
  const std::string word = values.get<std::string>(at, "off");
  PersistencePlan plan{.place = values.place(at), .participation_place = values.place(at + ".participation")};
  if (word == "fit") plan.kind = PersistencePlan::Kind::fit;
  if (word != "on") return plan;
  plan.kind = PersistencePlan::Kind::numbers;
  plan.given = {.participation = values.get(at + ".participation", 0.0), .amount = values.get(at + ".amount", 0.0)};
  return plan;
}

WithdrawalPlan withdrawal_plan(const Values& values) {
  const std::string at = "withdrawal";
  const std::string word = values.get<std::string>(at, "off");
  WithdrawalPlan plan;
  plan.place = values.place(at);
  if (word == "fit") plan.kind = WithdrawalPlan::Kind::fit;
  if (word != "on") return plan;
  plan.kind = WithdrawalPlan::Kind::numbers;
  plan.hazard = {.on = true,
                 .intercept = values.get(at + ".intercept", 0.0),
                 .losses = values.get(at + ".losses", 0.0),
                 .democracy = values.get(at + ".democracy", 0.0),
                 .tie = values.get(at + ".tie", 0.0)};
  return plan;
}

ExpectationRule expectation_rule(const Values& values) {
  const std::string at = "expectation.";
  ExpectationRule rule;
  rule.learning = values.get<std::string>("expectation", {}) == "on";
  rule.prior_rewards = values.get(at + "prior_rewards", rule.prior_rewards);
  rule.prior_failures = values.get(at + "prior_failures", rule.prior_failures);
  rule.others = values.get(at + "others", rule.others);
  return rule;
}

}  // namespace

Scenario assemble(Resolution resolution, const std::string& file) {
  const Values& values = resolution.values;
  const auto years = values.get<YearSpan>("years", {});
  Scenario scenario;
  scenario.file = file;
  scenario.name = values.get<std::string>("name", {});
  scenario.leader = values.get("leader", CowCode{});
  scenario.first_year = year_of(years.first);
  scenario.last_year = year_of(years.last);
  scenario.years_place = values.place("years");
  scenario.states = table(values, "states.table", file);
  scenario.incomplete = choice(values, "states.incomplete", all_policies, all_policies.front());
  scenario.ties = table(values, "ties.table", file);
  scenario.treaty_frozen = values.get<std::string>("ties.treaty", {}) == "frozen";
  scenario.observed = table(values, "observed.table", file);
  const YearSpan observed_years = values.get("observed.years", years_of_wars(values));
  scenario.observed_first_year = year_of(observed_years.first);
  scenario.observed_last_year = year_of(observed_years.last);
  scenario.certainty = counting_marks(values.value("observed.certainty"));
  scenario.certainty_place = values.place("observed.certainty");
  scenario.wars = war_plans(values);
  scenario.measures.outcome = choice(values, "measures.outcome", all_outcomes, all_outcomes.front());
  scenario.measures.depth = choice(values, "measures.depth", all_depths, all_depths.front());
  scenario.measures.potential = choice(values, "measures.potential", all_potentials, all_potentials.front());
  scenario.theory = values.get<std::string>("contribution.theory", {});
  scenario.war_intercepts = values.get("contribution.war_intercepts", false);
  scenario.family = choice(values, "contribution.family", all_families, all_families.front());
  scenario.ceiling = ceiling_plan(values);
  scenario.persistence = persistence_plan(values);
  scenario.coefficients = coefficient_source(values);
  scenario.leader_rule = leader_rule(values, "leader_rule.", {});
  scenario.types.on = values.get<std::string>("types", {}) == "on";
  scenario.types.committed = values.get("types.committed", scenario.types.committed);
  scenario.types.stake_distance_km = values.get("types.stake_distance_km", scenario.types.stake_distance_km);
  scenario.stake_from_table = values.get<std::string>("types.private_stake", {}) == "table";
  scenario.expectation = expectation_rule(values);
  scenario.withdrawal = withdrawal_plan(values);
  scenario.closure = values.get("network.closure", 0.0);
  scenario.network_replicates = static_cast<std::size_t>(values.get("network.replicates", 0LL));
  scenario.counterfactuals = counterfactuals(values, scenario.leader_rule);
  for (const StateAt& state : values.get<std::vector<StateAt>>("focus", {})) {
    scenario.focus.push_back(state.state);
    scenario.focus_places.push_back(state.place);
  }
  scenario.seed = MasterSeed(static_cast<std::uint64_t>(values.get("simulation.seed", 0LL)));
  scenario.replications = static_cast<std::size_t>(values.get("simulation.replications", 0LL));
  scenario.ensemble_file = asks_for_ensemble_file(values.value("simulation.record"));
  scenario.recorded = recorded_quantities(values.value("simulation.record"), scenario.expectation.learning);
  scenario.settings = std::move(resolution.settings);
  return scenario;
}

}  // namespace entente
