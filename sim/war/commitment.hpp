#pragma once

#include "sim/war/world.hpp"

#include <cstddef>

namespace entente {

/// Private stake q in (0, 1]: how much of its contribution a state would make for its own security, falling with the
/// distance to the theatre: exp(-distance / stake_distance). With q = 1 both types act alike and the signal says
/// nothing.
double private_stake(double distance_km, double stake_distance_km);

/// The same in one cell of a war: by its table where it has one, else by the distance.
double private_stake(const War& war, std::size_t cell, double stake_distance_km);

/// How strongly each type answers to unrealized potential above the reference.
struct SignalStrength {
  double committed = 1;    ///< 1 / c
  double uncommitted = 1;  ///< q / c
};

/// Lambda of both types with c = p0 + (1 - p0) q, so that its mean over types is 1.
SignalStrength signal_strength(double prior_commitment, double stake);

}  // namespace entente
