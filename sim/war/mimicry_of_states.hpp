#pragma once

#include "sim/war/ensemble.hpp"
#include "sim/war/mimicry.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// The question of mimicry for one state: its first act that could tell its type.
struct MimicryOfState {
  CowCode state;
  std::size_t war = 0;   ///< index among World::wars
  Year year;             ///< the first in which it is invited to a war and P > P* by its treaty
  double potential = 0;  ///< P by the treaty alone
  double reference = 0;  ///< P*
  MimicryCase one;
  /// None where the committed do not send more on average: nobody would copy them for their contribution's sake.
  std::optional<Mimicry> answer;
};

/// Whether the leader's answer hangs on what it believes of a state's type, so that a contribution can be worth copying
/// at all: types are on and uncertain, and the rule is neither indifferent nor by lot.
bool acts_earn_rewards(const Experiment& experiment);

/// The states that have such an act, in the order given; none where acts earn no rewards.
/// @param reward_value V, as in MimicryCase
std::vector<MimicryOfState> mimicry_of_states(const World& world, const Experiment& experiment,
                                              const std::vector<CowCode>& states, double reward_value);

}  // namespace entente
