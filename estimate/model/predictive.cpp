#include "estimate/model/predictive.hpp"

#include "estimate/model/likelihood_parts.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

void require_distribution(const ModelFit& fit) {
  const std::string reason = no_predictive_distribution(fit);
  if (reason.empty()) return;
  throw input_error({.file = {}, .key = "family"}, reason, "a family with a likelihood: gaussian, tobit or hurdle",
                    "compare models by the root mean squared error instead");
}

/// Of a Gaussian model about its mean: the random intercept of a row is as unknown as its error.
double gaussian_sigma(const ModelFit& fit) {
  const double within = fit.statistics.sigma.value_or(0);
  const double between = fit.statistics.sigma_unit.value_or(0);
  return std::sqrt(within * within + between * between);
}

/// Above the hurdle's zero: the largest outcome that the amount can have.
double upper_end(const ModelFit& fit) {
  if (fit.options.amount == AmountDistribution::logit_normal) return fit.ceiling;
  return fit.options.amount == AmountDistribution::beta ? 1 : std::numeric_limits<double>::infinity();
}

/// P(Y <= y | Y > 0) for 0 < y below the upper end.
double amount_cdf(const ModelFit& fit, double eta, double log_scale, double y) {
  const double scale = math::exp(log_scale);
  switch (fit.options.amount) {
    case AmountDistribution::beta: {
      const double mean = math::logistic(eta);
      return math::incomplete_beta(mean * scale, math::logistic(-eta) * scale, y, 1 - y);
    }
    case AmountDistribution::log_normal: return math::normal_cdf((math::log(y) - eta) / scale);
    case AmountDistribution::gamma: return math::incomplete_gamma(scale, scale * math::exp(math::log(y) - eta));
    case AmountDistribution::logit_normal: break;
  }
  return math::normal_cdf((amount_logit(y, fit.ceiling) - eta) / scale);
}

}  // namespace

std::string no_predictive_distribution(const ModelFit& fit) {
  if (fit.options.family == ModelFamily::fractional_logit) {
    return "a fractional logit says what the mean is, not how the outcome is distributed around it";
  }
  if (fit.options.family == ModelFamily::poisson) {
    return "a Poisson pseudo-likelihood says what the mean is, not how the outcome is distributed around it";
  }
  return {};
}

double log_density(const ModelFit& fit, std::span<const double> design, double offset, double y) {
  require_distribution(fit);
  if (fit.options.family == ModelFamily::gaussian) {
    return normal_row(y, offset + linear_predictor(design, fit.estimate), math::log(gaussian_sigma(fit))).value;
  }
  if (fit.options.family == ModelFamily::hurdle && y >= upper_end(fit)) return never;
  double sum = 0;
  for (const LikelihoodPart& part : likelihood_parts(fit, design.size())) {
    if (part.covers(y)) sum += part.at(fit.estimate, design, offset, y).value;
  }
  return sum;
}

double predictive_cdf(const ModelFit& fit, std::span<const double> design, double offset, double y) {
  require_distribution(fit);
  const double eta = offset + linear_predictor(design, fit.estimate);
  if (fit.options.family == ModelFamily::gaussian) return math::normal_cdf((y - eta) / gaussian_sigma(fit));
  if (y < 0) return 0;
  if (fit.options.family == ModelFamily::tobit) return math::normal_cdf((y - eta) * math::exp(-fit.estimate.back()));
  const double zero = participation_probability(-eta);
  if (y == 0) return zero;
  if (y >= upper_end(fit)) return 1;
  const double eta_amount = offset + linear_predictor(design, fit.estimate, design.size());
  return zero + participation_probability(eta) * amount_cdf(fit, eta_amount, fit.estimate.back(), y);
}

}  // namespace entente
