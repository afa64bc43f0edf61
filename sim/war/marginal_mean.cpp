#include "sim/war/marginal_mean.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr int most_steps = 200;
constexpr double tolerance = 1e-12;

}  // namespace

double marginal_mean_shift(double fitted_mean, double longest_step,
                           const std::function<MeanAndSlope(double shift)>& mixed) {
  double shift = 0;
  double too_low = -std::numeric_limits<double>::infinity();
  double too_high = std::numeric_limits<double>::infinity();
  for (int step = 0; step < most_steps; ++step) {
    const MeanAndSlope now = mixed(shift);
    const double gap = fitted_mean - now.mean;
    if (std::abs(gap) <= tolerance * std::max(fitted_mean, now.mean)) return shift;
    if (std::isnan(gap)) break;
    (gap > 0 ? too_low : too_high) = shift;
    if (too_high - too_low <= tolerance * (longest_step + std::abs(shift))) return shift;
    // Far out the slope vanishes and a full step would overshoot; between known bounds the middle is the way out.
    const double newton =
        now.slope > 0 ? std::clamp(gap / now.slope, -longest_step, longest_step) : std::copysign(longest_step, gap);
    shift += newton;
    if (shift <= too_low || too_high <= shift) shift = too_low + (too_high - too_low) / 2;
  }
  throw work_error("the intercept that keeps the fitted mean under both types was not found",
                   "the coefficients are far from any that a fit gives; look at the override");
}

}  // namespace entente
