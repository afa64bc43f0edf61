#include "sim/war/commitment.hpp"

#include "sim/math/functions.hpp"

namespace entente {

double private_stake(double distance_km, double stake_distance_km) {
  return math::exp(-distance_km / stake_distance_km);
}

double private_stake(const War& war, std::size_t cell, double stake_distance_km) {
  if (!war.private_stake.empty()) return war.private_stake[cell];
  return private_stake(war.distance_km[cell], stake_distance_km);
}

SignalStrength signal_strength(double prior_commitment, double stake) {
  const double c = prior_commitment + (1 - prior_commitment) * stake;
  return {.committed = 1 / c, .uncommitted = stake / c};
}

}  // namespace entente
