#pragma once

#include "estimate/depth/kernel/factor_loops.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/math/lane/normal.hpp"

namespace entente::kernel {

[[maybe_unused]] static void intervals_here(const NormalIntervals& intervals) {
  const double* __restrict const lower = intervals.lower;
  const double* __restrict const upper = intervals.upper;
  double* __restrict const probability = intervals.probability;
  double* __restrict const log_probability = intervals.log_probability;
  double* __restrict const lower_density = intervals.lower_density;
  double* __restrict const upper_density = intervals.upper_density;
  double* __restrict const tail = intervals.tail;
  for (std::size_t i = 0; i < intervals.count; ++i) {
    // In the upper half the mirrored interval, where probabilities keep their digits.
    const bool mirrored = lower[i] + upper[i] > 0;
    const double from = mirrored ? -upper[i] : lower[i];
    const double to = mirrored ? -lower[i] : upper[i];
    const math::lane::NormalValues first = math::lane::normal_values(from);
    const math::lane::NormalValues last = math::lane::normal_values(to);
    const double inside = last.cdf - first.cdf;
    probability[i] = inside > 1e-300 ? inside : 1e-300;
    tail[i] = first.cdf;
    lower_density[i] = mirrored ? last.density : first.density;
    upper_density[i] = mirrored ? first.density : last.density;
  }
  for (std::size_t i = 0; i < intervals.count; ++i) {
    log_probability[i] = math::lane::logarithm_of_normal(probability[i]);
  }
}

}  // namespace entente::kernel
