#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/lanes.hpp"

/// Deaths and the home front (sim/war/withdrawal.hpp), lane by lane.
namespace entente::kernel {

static inline bool deaths_expected(const double* __restrict share, double armed_forces, double deaths_per_troop,
                                   const double* __restrict uniform, double* __restrict mean,
                                   double* __restrict candidate) {
  constexpr double rounder = 0x1p52;  // adding it and taking it away rounds a number that is not negative
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double exact = share[lane] * armed_forces + 0.5;
    const double rounded = (exact + rounder) - rounder;
    const double whole = rounded > exact ? rounded - 1 : rounded;
    const double troops = share[lane] > 0 ? within(1.0, whole, armed_forces) : 0.0;
    mean[lane] = troops * deaths_per_troop;
  }
  double any = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    // The probability of no death is (1 + mean / size)^(-size) >= 1 - mean.
    candidate[lane] = uniform[lane] >= 1 - mean[lane] ? 1.0 : 0.0;
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) any = larger(any, candidate[lane]);
  return any > 0;
}

static inline void no_deaths(std::size_t count, double size, const double* __restrict mean,
                             double* __restrict probability) {
  for (std::size_t i = 0; i < count; ++i) {
    probability[i] = math::lane::exponential(-size * math::lane::logarithm(1 + mean[i] / size));
  }
}

static inline void count_deaths(std::size_t count, double factor, const double* __restrict uniform,
                                const double* __restrict ratio, double* __restrict term, double* __restrict sum,
                                double* __restrict deaths) {
  for (std::size_t i = 0; i < count; ++i) {
    deaths[i] += uniform[i] >= sum[i] ? 1.0 : 0.0;
    term[i] *= ratio[i] * factor;
    sum[i] += term[i];
  }
}

static inline void leaving(double base, double losses_weight, double tie_weight, double per_armed_forces,
                           double treaty_depth, const double* __restrict losses, const double* __restrict standing,
                           double* __restrict probability) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double shock = math::lane::logarithm(1 + losses[lane] * per_armed_forces);
    const double tie = within(0.0, treaty_depth + standing[lane], 1.0);
    probability[lane] = math::lane::logistic((base + losses_weight * shock) + tie_weight * tie);
  }
}

}  // namespace entente::kernel
