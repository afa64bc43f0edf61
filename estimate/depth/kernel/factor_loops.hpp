#pragma once

#include "sim/parallel/instruction_set.hpp"
#include "sim/random/philox_words.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::kernel {

/// Sweeps for which random numbers are prepared together.
inline constexpr std::size_t factor_batch = 64;
/// Arrays of items are as wide as the next multiple of this; what lies beyond the last item is zero.
inline constexpr std::size_t item_group = 8;
inline constexpr std::size_t most_items = 128;
/// Doubles that may be read beyond an array of prepared numbers.
inline constexpr std::size_t factor_slack = item_group;

/// What a sweep of the collapsed sampler needs of the data and the prior (docs/depth.md).
struct FactorProblem {
  std::size_t items = 0, width = 0;
  std::size_t anchor = 0;
  const double* gram = nullptr;      ///< S = X'X, items x width
  const double* root = nullptr;      ///< L of S = L L', column j at j * width: items x width
  const double* diagonal = nullptr;  ///< of S: width
  const double* present = nullptr;   ///< 1 for items, 0 beyond: width
  double loading_precision = 0;      ///< L0
  double weighted_mean = 0;          ///< L0 l0
  double scale = 0;                  ///< b0
};

/// Random numbers of a batch, each sweep's after those of the one before.
struct FactorNumbers {
  const double* score_noise = nullptr;      ///< e ~ N(0, I): factor_batch x items
  const double* loading_noise = nullptr;    ///< N(0, 1): factor_batch x items
  const double* gammas = nullptr;           ///< of shape (a0 + n) / 2: factor_batch x items
  const double* rest_of_squares = nullptr;  ///< chi-squared with n - items degrees of freedom: factor_batch
};

/// Where a chain is, and what it has gathered. Arrays are width wide.
struct FactorChain {
  double* loadings = nullptr;
  double* precisions = nullptr;  ///< 1 / psi
  /// Sums over sweeps, with the sign that makes the anchor's loading positive: of loadings and their squares,
  /// uniquenesses and their squares, and of the weights v w with which scores are made of standardised items.
  double* sums[5] = {};
  double sign = 1;        ///< of the anchor's loading after the last sweep
  std::size_t flips = 0;  ///< sweeps after which that sign was another than before
};

/// Where standard normals lie that are known to be between two bounds; arrays of `count`. Bounds beyond 38 stand for
/// infinity.
struct NormalIntervals {
  std::size_t count = 0;
  const double* lower = nullptr;
  const double* upper = nullptr;
  double* probability = nullptr;      ///< of the interval, at least 1e-300
  double* log_probability = nullptr;  ///< its logarithm
  double* lower_density = nullptr;    ///< at the bounds
  double* upper_density = nullptr;
  double* tail = nullptr;  ///< probability below the interval, or above it where that is the lesser: lower + upper > 0
};

/// The loops, compiled once for every instruction set; the same bits in all.
struct FactorLoops {
  /// 2 * pairs standard normals or uniforms, the first ones of pairs and then the second ones; `pairs` a multiple of
  /// 32. The streams of `words` differ in counter word 0, from 0.
  void (*normals)(const random::PhiloxWords& words, std::size_t pairs, double* values);
  void (*uniforms)(const random::PhiloxWords& words, std::size_t pairs, double* values);
  /// One trial each of Marsaglia and Tsang's (2000) method for gamma variables of a shape from 1; the places of those
  /// refused, whose values mean nothing, go to `refused` (room for `count`). Returns how many they are.
  std::size_t (*gammas)(const double* normals, const double* uniforms, std::size_t count, double shape, double* values,
                        std::uint32_t* refused);
  /// Sweeps [begin, end) of a batch.
  void (*sweeps)(const FactorProblem& problem, const FactorNumbers& numbers, std::size_t begin, std::size_t end,
                 FactorChain& chain);
  void (*intervals)(const NormalIntervals& intervals);
};

const FactorLoops& factor_loops(InstructionSet set);

const FactorLoops& baseline_factor_loops();
const FactorLoops& avx2_factor_loops();
const FactorLoops& avx512_factor_loops();

}  // namespace entente::kernel
