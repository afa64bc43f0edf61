#pragma once

#include "results/scores/simulated.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/troops.hpp"

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

/// ln(p / (1 - p)) for normal p below 1, off by less than 3e-16 and 2e-16 of the result; elsewhere some number.
[[gnu::always_inline]] inline double logit(double p) { return math::lane::logarithm_of_normal(p / (1 - p)); }

}  // namespace entente::lane
