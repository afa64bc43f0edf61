#pragma once

#include "results/scores/simulated.hpp"
#include "sim/war/replicate_block.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

/// One number of each replicate of a block, side by side. Loops over lanes have a fixed length and no branch, so that
/// compilers turn them into vector instructions; each lane's result is the same bits whichever these are.
namespace entente::lane {

inline constexpr std::size_t count = ReplicateBlock::lanes;

/// Lanes of a block that are equal modulo 16 make a quad: of its pairs the spread is taken.
inline constexpr std::size_t quads = 16;
static_assert(count % quads == 0 && count == ReplicateGroups::block && quads % ReplicateGroups::most == 0,
              "a quad lies within one group of replicates");

struct alignas(64) Row : std::array<double, count> {};

/// 1 where a state contributes, 0 elsewhere.
[[gnu::always_inline]] inline double contributes(double share) { return share > 0 ? 1.0 : 0.0; }

/// 1 or 0 out of a comparison of doubles, by way of one, which even the oldest vector instructions can do.
[[gnu::always_inline]] inline std::uint64_t flag_bit(bool yes) {
  return std::bit_cast<std::uint64_t>(yes ? 1.0 : 0.0) >> 61;
}

/// troops() of sim/war/ensemble.hpp without a call of floor: the same bits for armed forces below 2^51.
[[gnu::always_inline]] inline double troops(double share, double armed_forces) {
  constexpr double magic = 0x1.8p52;
  const double wanted = share * armed_forces + 0.5;
  const double nearest = (wanted + magic) - magic;
  const double whole = nearest > wanted ? nearest - 1 : nearest;
  const double some = whole > 1 ? whole : 1;
  const double sent = some < armed_forces ? some : armed_forces;
  return share > 0 ? sent : 0;
}

/// ln(p / (1 - p)) for 0 < p < 1, to 1e-14 of the result or 2e-16, whichever is more; elsewhere some number. As
/// math::log, but for the branches.
[[gnu::always_inline]] inline double logit(double p) {
  const double odds = p / (1 - p);
  // odds = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2).
  constexpr auto one_bits = std::bit_cast<std::uint64_t>(1.0);
  constexpr auto root_bits = std::bit_cast<std::uint64_t>(0x1.6a09e667f3bcdp-1);
  constexpr std::uint64_t mantissa = 0xfffffffffffff;
  const std::uint64_t moved = std::bit_cast<std::uint64_t>(odds) + (one_bits - root_bits);
  const double f = std::bit_cast<double>((moved & mantissa) + root_bits) - 1;
  // The biased exponent, put into the low bits of 2^52.
  const double k = std::bit_cast<double>((moved >> 52) | std::bit_cast<std::uint64_t>(0x1p52)) - (0x1p52 + 1023);
  const double s = f / (2 + f);
  const double z = s * s;
  constexpr double series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                               2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
  double r = series[10];
  for (int i = 9; i >= 0; --i) r = r * z + series[i];
  return k * 0x1.62e42fefa39efp-1 + s * (2 + z * r);
}

}  // namespace entente::lane
