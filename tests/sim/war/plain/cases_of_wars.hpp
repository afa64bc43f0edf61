#pragma once

#include "tests/sim/war/plain/cases.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

/// Cases with several wars and leaders and all that leaders and states can do, drawn at random.
namespace entente::testing {

inline LeaderRelation any_relation(Dice& dice, const World& world, CowCode leader) {
  LeaderRelation relation;
  relation.leader = leader;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    relation.alignment.push_back(dice.between(0, 1));
    relation.ally.push_back(dice.one_in(2) ? 1 : 0);
    relation.treaty_depth.push_back(!relation.ally.back() ? 0.0 : dice.one_in(4) ? 0.97 : dice.between(0, 1));
  }
  return relation;
}

/// A war in some of the world's years, to which a leader's own state is not invited.
inline War any_war(Dice& dice, const World& world, std::size_t number, std::size_t leader) {
  const std::size_t first = dice.below(world.years);
  const std::size_t years = 1 + dice.below(world.years - first);
  const std::size_t calendar = world.first_year.number() + first;
  War war;
  war.id = WarId(static_cast<std::uint16_t>(20 + number));
  war.name = "Another";
  war.leader = leader;
  war.first_year = Year(static_cast<std::uint16_t>(calendar));
  war.last_year = Year(static_cast<std::uint16_t>(calendar + years - 1));
  war.casualty_size = math::exp(dice.between(-2.5, 3));
  for (std::size_t year = 0; year < years; ++year) war.deaths_per_1000.push_back(math::exp(dice.between(-2, 5)));
  war.covariates.resize(world.wars[0].covariates.size());
  const bool has_stakes = dice.one_in(2);
  const std::size_t never_asked = dice.below(world.states.size() + 3);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    const std::size_t year = cell / world.states.size();
    const std::size_t state = cell % world.states.size();
    const bool leads = world.states[state] == world.leaders[leader].leader;
    const bool invited = first <= year && year < first + years && state != never_asked && !leads && !dice.one_in(5);
    war.invited.push_back(invited ? 1 : 0);
    war.distance_km.push_back(dice.one_in(8) ? 0.0 : dice.between(0, 14000));
    if (has_stakes) war.private_stake.push_back(dice.one_in(6) ? 0.0 : dice.one_in(6) ? 1.0 : dice.between(0, 1));
    war.covariates[0].push_back(1);
    for (std::size_t term = 1; term < war.covariates.size(); ++term) {
      war.covariates[term].push_back(dice.between(-1, 1));
    }
  }
  return war;
}

inline RequestRule any_request(Dice& dice) {
  return {.on = dice.one_in(2),
          .intercept = dice.between(-1, 4),
          .tie = dice.between(-2, 4),
          .capability = dice.between(-0.1, 0.4)};
}

inline LeaderRule any_rule(Dice& dice, Reward reward) {
  static constexpr double sourings[] = {0, 0.1, 1};
  LeaderRule rule;
  rule.rule = reward;
  rule.decide = dice.one_in(3) ? Decision::war_end : Decision::each_year;
  rule.room = dice.one_in(2) ? Room::potential : Room::standing;
  rule.souring = sourings[dice.below(3)];
  rule.generosity = dice.one_in(8) ? 0 : dice.between(0.2, 1);
  rule.memory = dice.one_in(4) ? 1 : dice.between(0.3, 1);
  rule.drift = dice.one_in(4) ? 0 : dice.between(0, 0.5);
  rule.standing_limit = dice.one_in(3) ? 1 : dice.between(0.05, 0.6);
  rule.budget = dice.one_in(4) ? 5 : dice.between(0.005, 0.1);
  return rule;
}

inline std::vector<std::vector<ThirdPartyTie>> any_third_party_ties(Dice& dice, const World& world) {
  std::vector<std::vector<ThirdPartyTie>> ties(world.years);
  for (auto& year : ties) {
    for (std::size_t a = 0; a < world.states.size(); ++a) {
      for (std::size_t b = a + 1; b < world.states.size(); ++b) {
        if (dice.one_in(2)) year.push_back({.a = a, .b = b, .depth = dice.between(0.1, 1)});
      }
    }
  }
  return ties;
}

/// Two or three wars, one or two leaders, of whom the second may be a state among the others.
inline PlainCase any_case_of_wars(std::uint32_t number) {
  static constexpr Reward rewards[] = {Reward::bayesian, Reward::budgeted, Reward::side_payment, Reward::random,
                                       Reward::indifferent};
  PlainCase result = any_case(5000 + number);
  Dice dice(9000 + number);
  World& world = result.world;
  Experiment& experiment = result.experiment;
  const CowCode second = world.states.size() > 2 && dice.one_in(2) ? world.states[1] : CowCode(220);
  world.leaders[0] = any_relation(dice, world, CowCode(2));
  if (number % 3 != 0) world.leaders.push_back(any_relation(dice, world, second));
  const std::size_t wars = 2 + dice.below(2);
  for (std::size_t war = 1; war < wars; ++war) {
    world.wars.push_back(any_war(dice, world, war, war % world.leaders.size()));
  }
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    world.capability.push_back(dice.one_in(5) ? 0.0 : math::exp(dice.between(-9, -2)));
  }
  if (number % 4 == 1) {
    for (War& war : world.wars) war.request = any_request(dice);
  }
  experiment.leader_rule = any_rule(dice, rewards[number % 5]);
  if (number % 3 == 2) {
    const std::size_t later = world.first_year.number() + dice.below(world.years);
    experiment.rule_changes.push_back(
        {Year(static_cast<std::uint16_t>(later)), any_rule(dice, rewards[dice.below(5)])});
    experiment.rule_changes.push_back(
        {Year(static_cast<std::uint16_t>(later + 1)), any_rule(dice, rewards[dice.below(5)])});
  }
  experiment.expectation = {.learning = !dice.one_in(3),
                            .prior_rewards = dice.between(0.3, 3),
                            .prior_failures = dice.between(0.3, 3),
                            .others = dice.one_in(3) ? 0 : dice.between(0, 1)};
  if (dice.one_in(2)) {
    experiment.closure = dice.one_in(4) ? 1 : dice.between(0.02, 0.6);
    world.third_party_ties = any_third_party_ties(dice, world);
  }
  return result;
}

}  // namespace entente::testing
