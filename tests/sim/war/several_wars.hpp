#pragma once

#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Worlds of several wars and leaders, made from worlds of one (small_world.hpp). All numbers are invented.
namespace entente::testing {

/// A war like the world's first with an id and leader of its own, in years `first` to `last` of the world, to which
/// all are invited but who leads it.
inline War like_the_first(const World& world, std::uint16_t id, std::size_t leader, std::size_t first,
                          std::size_t last) {
  War war = world.wars[0];
  const std::size_t calendar = world.first_year.number();
  war.id = WarId(id);
  war.leader = leader;
  war.first_year = Year(static_cast<std::uint16_t>(calendar + first));
  war.last_year = Year(static_cast<std::uint16_t>(calendar + last));
  war.deaths_per_1000.assign(last - first + 1, 5.0);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const std::size_t year = cell / world.states.size();
    const bool leads = world.states[cell % world.states.size()] == world.leaders[leader].leader;
    war.invited[cell] = first <= year && year <= last && !leads ? 1 : 0;
  }
  return war;
}

/// The world with wars like its first in these years (first and last, counted from 0) in place of it.
inline World in_wars(World world, const std::vector<std::pair<std::size_t, std::size_t>>& years) {
  std::vector<War> wars;
  for (std::size_t war = 0; war < years.size(); ++war) {
    wars.push_back(like_the_first(world, static_cast<std::uint16_t>(war + 1), 0, years[war].first, years[war].second));
  }
  world.wars = std::move(wars);
  return world;
}

/// Capabilities in the order of the armed forces, and a ring of ties with chords.
inline void add_capability_and_ties(World& world) {
  for (const double forces : world.armed_forces) world.capability.push_back(forces / 2e7);
  const std::size_t states = world.states.size();
  std::vector<ThirdPartyTie> ties;
  for (std::size_t a = 0; a < states; ++a) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{4}}) {
      if (a + step < states) ties.push_back({.a = a, .b = a + step, .depth = 0.2 + 0.1 * static_cast<double>(step)});
    }
  }
  world.third_party_ties.assign(world.years, ties);
}

/// All mechanisms at once: the leader's budget, learning, requests, leaving, closure and a change of rule.
inline void turn_everything_on(World& world, Experiment& experiment) {
  add_capability_and_ties(world);
  world.democracy.assign(world.cells(), 1);
  for (War& war : world.wars) war.request = {.on = true, .intercept = 2, .tie = 1, .capability = 0.2};
  experiment.leader_rule.rule = Reward::budgeted;
  experiment.leader_rule.budget = 0.2;
  experiment.expectation.learning = true;
  experiment.closure = 0.1;
  experiment.withdrawal = {.on = true, .intercept = -3, .losses = 0.2, .democracy = 0.1, .tie = -1};
  LeaderRule later = experiment.leader_rule;
  later.rule = Reward::random;
  later.decide = Decision::war_end;
  const std::size_t change = world.first_year.number() + world.years / 2;
  experiment.rule_changes = {{Year(static_cast<std::uint16_t>(change)), later}};
}

}  // namespace entente::testing
