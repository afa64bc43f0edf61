#pragma once

#include "sim/parallel/instruction_set.hpp"

#include <cstddef>

namespace entente::kernel {

/// Draws a block.
inline constexpr std::size_t wild_lanes = 64;

/// One coefficient's share in a block of 64 draws of a wild bootstrap; see WildKernel and WildDraws. Arrays of draws
/// are 64 wide, those of a cluster or column one after the other.
struct WildBlock {
  std::size_t clusters = 0, width = 0;
  const double* weights = nullptr;   ///< G x 64
  const double* totals = nullptr;    ///< width x 64: sum_h w_h B_h'e_h
  const double* score = nullptr;     ///< G
  const double* slope = nullptr;     ///< G
  const double* leverage = nullptr;  ///< G x width
  double displacement = 0;
  double* scratch = nullptr;  ///< width x 64
  double* numerator[2] = {};  ///< 64 each
  double* squares[4] = {};    ///< 64 each: of 1, d and d^2, and at the displacement
};

/// The loops, compiled once for every instruction set: without fused multiply-add and with every sum in the order of
/// the clusters, they give the same bits in all.
struct WildLoops {
  /// sums[k] = sum_g left[g][k] weights[g] for each draw: width x 64.
  void (*total)(const double* left, std::size_t clusters, std::size_t width, const double* weights, double* sums);
  void (*block)(const WildBlock& block);
};

const WildLoops& wild_loops(InstructionSet set);

const WildLoops& baseline_wild_loops();
const WildLoops& avx2_wild_loops();
const WildLoops& avx512_wild_loops();

}  // namespace entente::kernel
