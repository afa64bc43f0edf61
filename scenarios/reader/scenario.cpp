#include "scenarios/reader/scenario.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/recording.hpp"
#include "scenarios/reader/resolve.hpp"
#include "scenarios/reader/table_path.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/parse.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace entente {
namespace {

using NumbersByYear = std::map<int, NumberAt>;
using NumbersByTerm = std::map<std::string, NumberAt>;

Year year(long long number) { return Year(static_cast<std::uint16_t>(number)); }

void check_war_years(const Values& values, Problems& problems) {
  const YearSpan* run = values.find<YearSpan>("years");
  const YearSpan* war = values.find<YearSpan>("wars[1].years");
  if (run && war && (war->first < run->first || war->last > run->last)) {
    problems.add(values.place("wars[1].years"), "the war lies partly outside the years of the run",
                 "years from " + std::to_string(run->first) + " to " + std::to_string(run->last));
  }
  const NumbersByYear* deaths = values.find<NumbersByYear>("wars[1].deaths_per_1000");
  if (!war || !deaths) return;
  const std::string expected =
      "every year from " + std::to_string(war->first) + " to " + std::to_string(war->last) + " and no other";
  for (const auto& [number, at] : *deaths) {
    if (number < war->first || number > war->last) problems.add(at.place, "the year is outside the war", expected);
  }
  std::string missing;
  for (long long y = war->first; y <= war->last; ++y) {
    if (!deaths->contains(static_cast<int>(y))) missing += (missing.empty() ? "" : ", ") + std::to_string(y);
  }
  if (!missing.empty()) problems.add(values.place("wars[1].deaths_per_1000"), "no number for " + missing, expected);
}

void check_observed_years(const Values& values, Problems& problems) {
  const YearSpan* war = values.find<YearSpan>("wars[1].years");
  const YearSpan* fit = values.find<YearSpan>("observed.years");
  if (war && fit && (fit->first < war->first || fit->last > war->last)) {
    problems.add(values.place("observed.years"), "the record reaches beyond the war",
                 "years from " + std::to_string(war->first) + " to " + std::to_string(war->last));
  }
}

void check_states(const Values& values, Problems& problems) {
  const CowCode* leader = values.find<CowCode>("leader");
  const CowCode* theatre = values.find<CowCode>("wars[1].theatre");
  if (leader && theatre && *leader == *theatre) {
    problems.add(values.place("wars[1].theatre"), "the theatre is the leader itself",
                 "the state where the war is fought");
  }
  const auto* focus = values.find<std::vector<StateAt>>("focus");
  if (!focus) return;
  for (const StateAt& at : *focus) {
    const bool is_leader = leader && at.state == *leader;
    const bool is_theatre = theatre && at.state == *theatre;
    if (is_leader || is_theatre) {
      problems.add(at.place, iso3(at.state) + " is the " + (is_leader ? "leader" : "theatre"),
                   "states that may contribute");
    }
  }
}

// As the user could open it from where he is.
std::string shown_path(const std::string& scenario_file, const std::string& written) {
  return (std::filesystem::path(scenario_file).parent_path() / written).string();
}

TableReference table(const Values& values, const std::string& path, const std::string& scenario_file) {
  const FileAt file = values.get<FileAt>(path, {});
  return {file.written, file.path, shown_path(scenario_file, file.written), values.place(path)};
}

WarPlan war_plan(const Values& values) {
  const auto years = values.get<YearSpan>("wars[1].years", {});
  WarPlan war;
  war.id = WarId(static_cast<std::uint16_t>(values.get("wars[1].id", 0LL)));
  war.name = values.get<std::string>("wars[1].name", {});
  war.theatre = values.get("wars[1].theatre", CowCode{});
  war.first_year = year(years.first);
  war.last_year = year(years.last);
  // Checked above: one number for each year of the war, and the map is in the order of the years.
  for (const auto& [number, at] : values.get<NumbersByYear>("wars[1].deaths_per_1000", {})) {
    war.deaths_per_1000.push_back(at.number);
  }
  war.casualty_size = values.get("wars[1].casualty_size", 0.0);
  return war;
}

template <class Choice, std::size_t count>
Choice choice(const Values& values, const std::string& path, const std::array<Choice, count>& choices) {
  return choice_of(choices, values.get<std::string>(path, {}));
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

LeaderRule leader_rule(const Values& values) {
  const std::string at = "leader_rule.";
  LeaderRule rule;
  rule.rule = choice(values, at + "rule", all_rewards);
  rule.memory = values.get(at + "memory", rule.memory);
  if (rule.rule == Reward::indifferent) return rule;
  rule.decide = choice(values, at + "decide", all_decisions);
  rule.room = choice(values, at + "room", all_rooms);
  rule.generosity = values.get(at + "generosity", rule.generosity);
  rule.souring = values.get(at + "souring", rule.souring);
  rule.drift = values.get(at + "drift", rule.drift);
  rule.standing_limit = values.get(at + "standing_limit", rule.standing_limit);
  return rule;
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

Scenario assemble(Resolution resolution, const std::string& file) {
  const Values& values = resolution.values;
  const auto years = values.get<YearSpan>("years", {});
  Scenario scenario;
  scenario.file = file;
  scenario.name = values.get<std::string>("name", {});
  scenario.leader = values.get("leader", CowCode{});
  scenario.first_year = year(years.first);
  scenario.last_year = year(years.last);
  scenario.years_place = values.place("years");
  scenario.states = table(values, "states.table", file);
  scenario.incomplete = choice(values, "states.incomplete", all_policies);
  scenario.ties = table(values, "ties.table", file);
  scenario.treaty_frozen = values.get<std::string>("ties.treaty", {}) == "frozen";
  scenario.observed = table(values, "observed.table", file);
  const auto observed_years = values.get<YearSpan>("observed.years", values.get<YearSpan>("wars[1].years", {}));
  scenario.observed_first_year = year(observed_years.first);
  scenario.observed_last_year = year(observed_years.last);
  scenario.war = war_plan(values);
  scenario.measures.outcome = choice(values, "measures.outcome", all_outcomes);
  scenario.measures.depth = choice(values, "measures.depth", all_depths);
  scenario.measures.potential = choice(values, "measures.potential", all_potentials);
  scenario.theory = values.get("contribution.theory", scenario.theory);
  scenario.family = choice(values, "contribution.family", all_families);
  scenario.ceiling = ceiling_plan(values);
  scenario.persistence = persistence_plan(values);
  scenario.coefficients = coefficient_source(values);
  scenario.leader_rule = leader_rule(values);
  scenario.types.on = values.get<std::string>("types", {}) == "on";
  scenario.types.committed = values.get("types.committed", scenario.types.committed);
  scenario.types.stake_distance_km = values.get("types.stake_distance_km", scenario.types.stake_distance_km);
  scenario.withdrawal = withdrawal_plan(values);
  for (const StateAt& state : values.get<std::vector<StateAt>>("focus", {})) {
    scenario.focus.push_back(state.state);
    scenario.focus_places.push_back(state.place);
  }
  scenario.seed = MasterSeed(static_cast<std::uint64_t>(values.get("simulation.seed", 0LL)));
  scenario.replications = static_cast<std::size_t>(values.get("simulation.replications", 0LL));
  scenario.recorded = recorded_quantities(values.value("simulation.record"));
  scenario.settings = std::move(resolution.settings);
  return scenario;
}

Scenario scenario_of(const Node& root, const std::string& file, Problems& problems) {
  Resolution resolution = resolve(root, folder_of(file), problems);
  check_war_years(resolution.values, problems);
  check_observed_years(resolution.values, problems);
  check_states(resolution.values, problems);
  problems.throw_if_any();
  return assemble(std::move(resolution), file);
}

}  // namespace

Scenario read_scenario(const std::string& path) {
  Problems problems;
  return scenario_of(read_yaml(path, problems), path, problems);
}

Scenario parse_scenario(std::string text, const std::string& file) {
  Problems problems;
  return scenario_of(parse_yaml(std::move(text), file, problems), file, problems);
}

}  // namespace entente
