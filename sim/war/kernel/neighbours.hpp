#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/war/kernel/lanes.hpp"

/// Who is asked, and how ties draw on ties (docs/model.md, "Requests" and "Third-party closure"), lane by lane.
namespace entente::kernel {

static inline void ask(double base, double tie_weight, double treaty_depth, const double* __restrict standing,
                       const double* __restrict uniform, double* __restrict asked) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const double tie = within(0.0, treaty_depth + standing[lane], 1.0);
    asked[lane] = uniform[lane] < math::lane::logistic(base + tie_weight * tie) ? 1.0 : 0.0;
  }
}

static inline void product(const double* __restrict a, const double* __restrict b, double* __restrict both) {
  for (std::size_t lane = 0; lane < lanes; ++lane) both[lane] = a[lane] * b[lane];
}

static inline void take_where(const double* __restrict flags, const double* __restrict now, double* __restrict kept) {
  for (std::size_t lane = 0; lane < lanes; ++lane) kept[lane] = flags[lane] > 0 ? now[lane] : kept[lane];
}

static inline void note_where(const double* __restrict flags, double* __restrict noted) {
  for (std::size_t lane = 0; lane < lanes; ++lane) noted[lane] = flags[lane] > 0 ? 1.0 : noted[lane];
}

static inline void lean(double weight, const double* __restrict own, const double* __restrict other,
                        double* __restrict pull) {
  for (std::size_t lane = 0; lane < lanes; ++lane) pull[lane] += weight * larger(other[lane] - own[lane], 0.0);
}

static inline void draw_closer(double rate, double limit, const double* __restrict pull, double* __restrict standing) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    standing[lane] = within(-limit, standing[lane] + rate * pull[lane], limit);
  }
}

}  // namespace entente::kernel
