#include "sim/war/marginal_mean.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr int most_steps = 100;

}  // namespace

double marginal_mean_shift(Family family, const TypePredictors& predictors, std::size_t cells, double prior_commitment,
                           double sigma, double start) {
  if (family == Family::gaussian || cells == 0) return 0;
  double target = 0;
  for (std::size_t i = 0; i < cells; ++i) target += mean_share(family, predictors.fitted[i], sigma);

  double shift = start;
  for (int step = 0; step < most_steps; ++step) {
    double mean = 0;
    double slope = 0;  // of the tobit mean: dm/deta = Phi(eta / sigma)
    for (std::size_t i = 0; i < cells; ++i) {
      const double committed = predictors.committed[i] + shift;
      const double uncommitted = predictors.uncommitted[i] + shift;
      mean += prior_commitment * mean_share(family, committed, sigma) +
              (1 - prior_commitment) * mean_share(family, uncommitted, sigma);
      slope += prior_commitment * math::normal_cdf(committed / sigma) +
               (1 - prior_commitment) * math::normal_cdf(uncommitted / sigma);
    }
    if (!(slope > 0)) break;
    // Far to the left the slope vanishes and a full step would overshoot: a step of ten sigma is always enough.
    const double full_step = (target - mean) / slope;
    const double bounded = std::clamp(full_step, -10 * sigma, 10 * sigma);
    shift += bounded;
    if (std::abs(bounded) <= 1e-12 * sigma) return shift;
  }
  throw work_error(
      "the intercept that keeps the fitted mean under both types was not found",
      "the coefficients imply contributions that are zero nearly everywhere; look at the fit or the override");
}

}  // namespace entente
