#pragma once

#include "sim/war/ensemble.hpp"
#include "sim/war/mimicry.hpp"
#include "sim/war/world.hpp"

#include <cstddef>

namespace entente {

/// The question of mimicry in one state-year of a war, at the point estimates, for a state without standing or
/// experience (u = 0, R = 1) that the leader sees for the first time; its room is what the leader's first rule can
/// fill.
/// @param act an invited cell of a war (World::act)
/// @param reward_value V > 0: what a unit of depth is worth, in shares that a committed state would give for it
/// Throws Error (Fault::work) where types are off, nobody is invited, or world and experiment do not fit together.
MimicryCase mimicry_of_act(const World& world, const Experiment& experiment, std::size_t act, double reward_value);

}  // namespace entente
