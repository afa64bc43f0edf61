#include "scenarios/world/build_world.hpp"

#include "scenarios/world/third_party_ties.hpp"
#include "scenarios/world/ties.hpp"

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

// Depth and ally as the agents meet them.
std::vector<double> treaty_of(const Scenario& scenario, const Record& record, const std::vector<double>& values) {
  return scenario.treaty_frozen ? frozen(record.facts.layout, values) : values;
}

std::vector<double> zero_where_missing(std::vector<double> values) {
  for (double& value : values) {
    if (std::isnan(value)) value = 0;
  }
  return values;
}

}  // namespace

World build_world(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting) {
  World world;
  world.leaders[0].leader = scenario.leader;
  world.states = record.facts.layout.states;
  world.first_year = scenario.first_year;
  world.years = record.facts.layout.years;
  world.wars[0].invited.assign(world.cells(), 0);
  for (const std::size_t cell : acting) world.wars[0].invited[cell] = 1;
  world.armed_forces = record.facts.armed_forces;
  world.leaders[0].alignment = zero_unless_invited(record.alignment, world.wars[0].invited);
  world.leaders[0].treaty_depth = zero_where_missing(treaty_of(scenario, record, record.depth));
  world.wars[0].distance_km = zero_unless_invited(record.distance_km, world.wars[0].invited);
  world.leaders[0].ally.resize(world.cells());
  const std::vector<double> ally = treaty_of(scenario, record, record.ally);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) world.leaders[0].ally[cell] = ally[cell] == 1 ? 1 : 0;
  for (const double democracy : record.democracy) world.democracy.push_back(democracy == 1 ? 1 : 0);
  world.third_party_ties = third_party_ties(record.facts, record.ties, {scenario.leader}, scenario.treaty_frozen);
  for (std::size_t term = 0; term < record.terms.size(); ++term) {
    if (record.columns[term].empty()) continue;
    const bool treaty = record.terms[term] == "ally";
    world.wars[0].covariates.push_back(
        zero_unless_invited(treaty ? ally : record.columns[term], world.wars[0].invited));
  }
  War& war = world.wars[0];
  war.id = scenario.wars.front().id;
  war.name = scenario.wars.front().name;
  war.first_year = scenario.wars.front().first_year;
  war.last_year = scenario.wars.front().last_year;
  war.deaths_per_1000 = scenario.wars.front().deaths_per_1000;
  war.casualty_size = scenario.wars.front().casualty_size;
  return world;
}

}  // namespace entente
