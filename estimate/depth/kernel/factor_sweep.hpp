#pragma once

#include "estimate/depth/kernel/factor_loops.hpp"
#include "estimate/depth/kernel/item_lanes.hpp"

namespace entente::kernel {

/// Registers that hold eight items.
static constexpr std::size_t group_parts = item_group / item_lanes;

/// `groups` times eight items, known when this is compiled, so that they stay in registers; 0 where only the problem
/// knows them.
template <std::size_t groups>
static void sweeps_of(const FactorProblem& problem, const FactorNumbers& numbers, std::size_t begin, std::size_t end,
                      FactorChain& chain) {
  constexpr std::size_t room = (groups == 0 ? most_items : groups * item_group) / item_lanes;
  const std::size_t parts = groups == 0 ? problem.width / item_lanes : room;
  const std::size_t items = problem.items;
  const std::size_t width = parts * item_lanes;
  ItemLanes loading[room], precision[room], weight[room], sums[5][room];
  alignas(64) double stored[room * item_lanes];
  for (std::size_t p = 0; p < parts; ++p) {
    loading[p] = load_items(chain.loadings + p * item_lanes);
    precision[p] = load_items(chain.precisions + p * item_lanes);
    for (std::size_t m = 0; m < 5; ++m) sums[m][p] = load_items(chain.sums[m] + p * item_lanes);
  }
  // w = psi^-1 lambda and v = 1 / (1 + lambda'w): given them, scores are normal with mean v X w and variance v.
  double v = 0;
  const auto weigh = [&] {
    ItemLanes products[group_parts] = {};
    for (std::size_t p = 0; p < parts; ++p) {
      weight[p] = loading[p] * precision[p];
      products[p % group_parts] += loading[p] * weight[p];
    }
    v = 1 / (1 + sum_of_eight<group_parts>(products));
  };
  weigh();
  for (std::size_t s = begin; s < end; ++s) {
    // Scores enter the rest of a sweep through X'phi and phi'phi alone.
    for (std::size_t p = 0; p < parts; ++p) store_items(weight[p], stored + p * item_lanes);
    const double* const noise = numbers.score_noise + s * items;
    ItemLanes gram_weight[room] = {}, drawn[room] = {};
    for (std::size_t j = 0; j < items; ++j) {
      const double w = stored[j], e = noise[j];
      for (std::size_t p = 0; p < parts; ++p) {
        gram_weight[p] += load_items(problem.gram + j * width + p * item_lanes) * w;
        drawn[p] += load_items(problem.root + j * width + p * item_lanes) * e;
      }
    }
    ItemLanes quadratic[group_parts] = {}, cross[group_parts] = {}, squares[group_parts] = {};
    for (std::size_t p = 0; p < parts; ++p) {
      quadratic[p % group_parts] += weight[p] * gram_weight[p];
      cross[p % group_parts] += weight[p] * drawn[p];
      const ItemLanes e = load_items(noise + p * item_lanes) * load_items(problem.present + p * item_lanes);
      squares[p % group_parts] += e * e;
    }
    const double spread = __builtin_sqrt(v);
    const double rest = sum_of_eight<group_parts>(squares) + numbers.rest_of_squares[s];
    const double score_squares =
        v * v * sum_of_eight<group_parts>(quadratic) + 2 * v * spread * sum_of_eight<group_parts>(cross) + v * rest;
    for (std::size_t p = 0; p < parts; ++p) {
      const ItemLanes item_scores = v * gram_weight[p] + spread * drawn[p];
      const ItemLanes variance = 1.0 / (score_squares * precision[p] + problem.loading_precision);
      const ItemLanes mean = (item_scores * precision[p] + problem.weighted_mean) * variance;
      const ItemLanes noise_of_loading = load_items(numbers.loading_noise + s * items + p * item_lanes);
      const ItemLanes present = load_items(problem.present + p * item_lanes);
      loading[p] = (mean + noise_of_loading * root_of_items(variance)) * present;
      const ItemLanes errors = load_items(problem.diagonal + p * item_lanes) - 2.0 * loading[p] * item_scores +
                               loading[p] * loading[p] * score_squares;
      // Rounding may bring an item that the factor explains wholly just below zero.
      const ItemLanes rate = 0.5 * (problem.scale + (errors > 0.0 ? errors : errors - errors));
      precision[p] = load_items(numbers.gammas + s * items + p * item_lanes) / rate;
    }
    weigh();
    for (std::size_t p = 0; p < parts; ++p) store_items(loading[p], stored + p * item_lanes);
    const double sign = stored[problem.anchor] < 0 ? -1 : 1;
    chain.flips += sign != chain.sign;
    chain.sign = sign;
    for (std::size_t p = 0; p < parts; ++p) {
      const ItemLanes uniqueness = 1.0 / precision[p];
      sums[0][p] += sign * loading[p];
      sums[1][p] += loading[p] * loading[p];
      sums[2][p] += uniqueness;
      sums[3][p] += uniqueness * uniqueness;
      sums[4][p] += (sign * v) * weight[p];
    }
  }
  for (std::size_t p = 0; p < parts; ++p) {
    store_items(loading[p], chain.loadings + p * item_lanes);
    store_items(precision[p], chain.precisions + p * item_lanes);
    for (std::size_t m = 0; m < 5; ++m) store_items(sums[m][p], chain.sums[m] + p * item_lanes);
  }
}

[[maybe_unused]] static void sweeps_here(const FactorProblem& problem, const FactorNumbers& numbers, std::size_t begin,
                                         std::size_t end, FactorChain& chain) {
  switch (problem.width / item_group) {
    case 1: return sweeps_of<1>(problem, numbers, begin, end, chain);
    case 2: return sweeps_of<2>(problem, numbers, begin, end, chain);
    default: return sweeps_of<0>(problem, numbers, begin, end, chain);
  }
}

}  // namespace entente::kernel
