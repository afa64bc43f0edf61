#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/war/kernel/lanes.hpp"
#include "sim/war/troops.hpp"

/// Deaths and the home front (sim/war/withdrawal.hpp), lane by lane.
namespace entente::kernel {

static inline std::uint64_t deaths_expected(const double* __restrict share, double armed_forces,
                                            double deaths_per_troop, const double* __restrict uniform,
                                            double* __restrict mean) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    mean[lane] = lane::troops(share[lane], armed_forces) * deaths_per_troop;
  }
  alignas(64) double candidate[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    // The probability of no death is (1 + mean / size)^(-size) >= 1 - mean.
    candidate[lane] = uniform[lane] >= 1 - mean[lane] ? 1.0 : 0.0;
  }
  return bits_of_flags(candidate);
}

static inline void no_deaths(std::size_t count, double size, const double* __restrict mean,
                             double* __restrict probability) {
  for (std::size_t i = 0; i < count; ++i) {
    probability[i] = math::lane::exponential(-size * math::lane::logarithm_of_normal(1 + mean[i] / size));
  }
}

static inline void count_deaths(std::size_t count, const double* __restrict ratios, const double* __restrict uniform,
                                const double* __restrict odds, double* __restrict term, double* __restrict sum,
                                double* __restrict deaths) {
  for (std::size_t i = 0; i < count; ++i) {
    double last = term[i];
    double so_far = sum[i];
    double counted = deaths[i];
    for (std::size_t step = 0; step < death_steps; ++step) {
      counted += uniform[i] >= so_far ? 1.0 : 0.0;
      last *= odds[i] * ratios[step];
      so_far += last;
    }
    term[i] = last;
    sum[i] = so_far;
    deaths[i] = counted;
  }
}

static inline void leave(const Leaving& leaving, const std::int32_t* __restrict casualties,
                         const double* __restrict has_sent, const double* __restrict asked,
                         const double* __restrict uniform, const double* __restrict tie_standing,
                         double* __restrict losses, double* __restrict present, double* __restrict standing) {
  const auto [base, losses_weight, tie_weight, per_armed_forces, treaty_depth, souring, limit] = leaving;
  alignas(64) double probability[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) losses[lane] += static_cast<double>(casualties[lane]);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double shock = math::lane::logarithm_of_normal(1 + losses[lane] * per_armed_forces);
    const double tie = within(0.0, treaty_depth + tie_standing[lane], 1.0);
    probability[lane] = math::lane::logistic((base + losses_weight * shock) + tie_weight * tie);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double chance = probability[lane] * has_sent[lane] * (present[lane] * asked[lane]);
    const double u = standing[lane];
    standing[lane] = uniform[lane] < chance ? larger(u - souring, -limit) : u;
    present[lane] = uniform[lane] < chance ? 0.0 : present[lane];
  }
}

}  // namespace entente::kernel
