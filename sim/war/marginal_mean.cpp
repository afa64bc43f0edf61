#include "sim/war/marginal_mean.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr int most_steps = 100;

}  // namespace

double marginal_mean_shift(double fitted_mean, double longest_step,
                           const std::function<MeanAndSlope(double shift)>& mixed) {
  if (fitted_mean == 0) return 0;  // nobody contributes under any intercept near this one
  double shift = 0;
  for (int step = 0; step < most_steps; ++step) {
    const MeanAndSlope now = mixed(shift);
    if (!(now.slope > 0)) break;
    // Far to the left the slope vanishes and a full step would overshoot.
    const double change = std::clamp((fitted_mean - now.mean) / now.slope, -longest_step, longest_step);
    shift += change;
    if (std::abs(change) <= 1e-12 * (longest_step + std::abs(shift))) return shift;
  }
  throw work_error("the intercept that keeps the fitted mean under both types was not found",
                   "the coefficients are far from any that a fit gives; look at the override");
}

}  // namespace entente
