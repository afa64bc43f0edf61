#include "scenarios/world/build_world.hpp"

#include "scenarios/world/third_party_ties.hpp"
#include "scenarios/world/ties.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Facts of cells that do not act are of no consequence, and may be missing.
std::vector<double> zero_unless_invited(const std::vector<double>& values, const std::vector<std::uint8_t>& invited) {
  std::vector<double> kept(values.size(), 0.0);
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (invited[cell]) kept[cell] = values[cell];
  }
  return kept;
}

std::vector<double> zero_where_missing(std::vector<double> values) {
  for (double& value : values) {
    if (std::isnan(value)) value = 0;
  }
  return values;
}

// Depth and ally as the agents meet them.
std::vector<double> treaty_of(const Scenario& scenario, const Record& record, const Fact& fact) {
  return scenario.treaty_frozen ? frozen(record.facts.layout, fact.values) : fact.values;
}

std::vector<std::uint8_t> invited_to(const World& world, const std::vector<std::size_t>& acting) {
  std::vector<std::uint8_t> invited(world.cells(), 0);
  for (const std::size_t cell : acting) invited[cell] = 1;
  return invited;
}

War build_war(const Scenario& scenario, const Record& record, std::size_t number, std::vector<std::uint8_t> invited) {
  const WarPlan& plan = scenario.wars[number];
  const WarFacts& facts = record.wars[number];
  War war;
  war.id = plan.id;
  war.name = plan.name;
  war.leader = facts.leader;
  war.first_year = plan.first_year;
  war.last_year = plan.last_year;
  war.deaths_per_1000 = plan.deaths_per_1000;
  war.casualty_size = plan.casualty_size;
  war.request = plan.request;
  war.distance_km = zero_unless_invited(facts.distance_km.values, invited);
  if (!facts.private_stake.values.empty()) {
    war.private_stake = zero_unless_invited(facts.private_stake.values, invited);
  }
  for (std::size_t term = 0; term < record.terms.size(); ++term) {
    if (facts.terms[term].values.empty()) continue;
    const bool treaty = record.terms[term] == "ally";
    const std::vector<double> values =
        treaty ? treaty_of(scenario, record, record.leader_of(facts).ally) : facts.terms[term].values;
    war.covariates.push_back(zero_unless_invited(values, invited));
  }
  war.invited = std::move(invited);
  return war;
}

// Alignment counts where a state is invited to one of the leader's wars.
LeaderRelation build_leader(const Scenario& scenario, const Record& record, std::size_t number,
                            const std::vector<War>& wars) {
  const LeaderFacts& facts = record.leaders[number];
  std::vector<std::uint8_t> invited(record.facts.layout.cells(), 0);
  for (const War& war : wars) {
    if (war.leader != number) continue;
    for (std::size_t cell = 0; cell < invited.size(); ++cell) invited[cell] = invited[cell] | war.invited[cell];
  }
  LeaderRelation relation;
  relation.leader = facts.leader;
  relation.alignment = zero_unless_invited(facts.alignment.values, invited);
  relation.treaty_depth = zero_where_missing(treaty_of(scenario, record, facts.depth));
  for (const double ally : treaty_of(scenario, record, facts.ally)) relation.ally.push_back(ally == 1 ? 1 : 0);
  return relation;
}

std::vector<CowCode> leaders_of(const Record& record) {
  std::vector<CowCode> leaders;
  for (const LeaderFacts& facts : record.leaders) leaders.push_back(facts.leader);
  return leaders;
}

bool someone_is_asked(const Scenario& scenario) {
  return std::any_of(scenario.wars.begin(), scenario.wars.end(), [](const WarPlan& war) { return war.request.on; });
}

}  // namespace

World build_world(const Scenario& scenario, const Record& record, const std::vector<std::vector<std::size_t>>& acting) {
  World world;
  world.states = record.facts.layout.states;
  world.first_year = scenario.first_year;
  world.years = record.facts.layout.years;
  world.armed_forces = record.facts.armed_forces;
  if (!record.capability.values.empty()) {
    world.capability = zero_where_missing(record.capability.values);
  } else if (someone_is_asked(scenario)) {
    world.capability.assign(world.cells(), 0.0);  // of coefficient 0
  }
  for (const double democracy : record.democracy.values) world.democracy.push_back(democracy == 1 ? 1 : 0);
  world.third_party_ties = third_party_ties(record.facts, record.ties, leaders_of(record), scenario.treaty_frozen);
  world.wars.clear();
  for (std::size_t war = 0; war < scenario.wars.size(); ++war) {
    world.wars.push_back(build_war(scenario, record, war, invited_to(world, acting[war])));
  }
  world.leaders.clear();
  for (std::size_t leader = 0; leader < record.leaders.size(); ++leader) {
    world.leaders.push_back(build_leader(scenario, record, leader, world.wars));
  }
  return world;
}

}  // namespace entente
