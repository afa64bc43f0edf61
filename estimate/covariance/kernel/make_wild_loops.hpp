#pragma once

// Included once by each instruction set's own source file. Everything has internal linkage and no library function is
// called, so that no code with newer instructions can end up where an older machine would run it.

#include "estimate/covariance/kernel/wild_block.hpp"

#include <cstddef>

namespace entente::kernel {
namespace {

/// Draws side by side in a register of the set that this is compiled for. (Loops over arrays would say the same, but
/// compilers then keep sums in memory.)
#if defined(__AVX512F__)
constexpr std::size_t lane_group = 8;
#elif defined(__AVX__)
constexpr std::size_t lane_group = 4;
#else
constexpr std::size_t lane_group = 2;
#endif
typedef double Lanes [[gnu::vector_size(8 * lane_group)]];
/// The same where it lies in an array of doubles.
typedef double StoredLanes [[gnu::vector_size(8 * lane_group), gnu::aligned(8), gnu::may_alias]];

inline Lanes load(const double* values) { return *reinterpret_cast<const StoredLanes*>(values); }
inline void store(Lanes lanes, double* values) { *reinterpret_cast<StoredLanes*>(values) = lanes; }

/// Columns of a sum that stay in registers together.
template <std::size_t columns>
void total_columns(const double* left, std::size_t clusters, std::size_t width, const double* weights, double* sums) {
  Lanes own[columns] = {};
  for (std::size_t g = 0; g < clusters; ++g) {
    const Lanes w = load(weights + g * wild_lanes);
    for (std::size_t k = 0; k < columns; ++k) own[k] += left[g * width + k] * w;
  }
  for (std::size_t k = 0; k < columns; ++k) store(own[k], sums + k * wild_lanes);
}

void total_here(const double* left, std::size_t clusters, std::size_t width, const double* weights, double* sums) {
  for (std::size_t b = 0; b < wild_lanes; b += lane_group) {
    std::size_t k = 0;
    for (; k + 4 <= width; k += 4) total_columns<4>(left + k, clusters, width, weights + b, sums + k * wild_lanes + b);
    for (; k < width; ++k) total_columns<1>(left + k, clusters, width, weights + b, sums + k * wild_lanes + b);
  }
}

/// What a group of draws gathers over the clusters.
struct Gathered {
  Lanes numerator[2] = {};
  Lanes squares[4] = {};
};

/// Refitted scores of `together` clusters from g on, so that one's subtractions need not wait for the other's.
template <std::size_t together>
void gather(const WildBlock& block, std::size_t g, std::size_t first, Gathered& sums) {
  Lanes rest0[together], rest1[together];
  for (std::size_t c = 0; c < together; ++c) {
    const Lanes w = load(block.weights + (g + c) * wild_lanes + first);
    rest0[c] = block.score[g + c] * w;
    rest1[c] = block.slope[g + c] * w;
    sums.numerator[0] += rest0[c];
    sums.numerator[1] += rest1[c];
  }
  const double* leverage = block.leverage + g * block.width;
  for (std::size_t k = 0; k < block.width; ++k) {
    const Lanes totals = load(block.totals + k * wild_lanes + first);
    const Lanes slopes = load(block.scratch + k * wild_lanes + first);
    for (std::size_t c = 0; c < together; ++c) {
      const double factor = leverage[c * block.width + k];
      rest0[c] -= factor * totals;
      rest1[c] -= factor * slopes;
    }
  }
  for (std::size_t c = 0; c < together; ++c) {
    const Lanes whole = rest0[c] + block.displacement * rest1[c];
    sums.squares[0] += rest0[c] * rest0[c];
    sums.squares[1] += rest0[c] * rest1[c];
    sums.squares[2] += rest1[c] * rest1[c];
    sums.squares[3] += whole * whole;
  }
}

void block_here(const WildBlock& block) {
  total_here(block.leverage, block.clusters, block.width, block.weights, block.scratch);
  for (std::size_t first = 0; first < wild_lanes; first += lane_group) {
    Gathered sums;
    std::size_t g = 0;
    for (; g + 4 <= block.clusters; g += 4) gather<4>(block, g, first, sums);
    for (; g < block.clusters; ++g) gather<1>(block, g, first, sums);
    sums.squares[1] *= 2.0;
    for (std::size_t power = 0; power < 2; ++power) store(sums.numerator[power], block.numerator[power] + first);
    for (std::size_t power = 0; power < 4; ++power) store(sums.squares[power], block.squares[power] + first);
  }
}

constexpr WildLoops wild_loops_here{total_here, block_here};

}  // namespace
}  // namespace entente::kernel
