#include "estimate/prediction/mean_response.hpp"

#include "estimate/model/likelihood_parts.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente {
namespace {

/// A mean as a function of a linear predictor and the logarithm of a scale.
struct Mean {
  double value = 0;
  double eta = 0;    ///< derivative in the linear predictor
  double scale = 0;  ///< derivative in the log scale
};

Mean tobit_mean(double eta, double log_sigma) {
  const double sigma = math::exp(log_sigma);
  const double z = eta / sigma;
  return {mean_share(Family::tobit, eta, sigma), math::normal_cdf(z), sigma * math::normal_density(z)};
}

/// The derivatives of `mean_amount`, by the same trapezoid rule.
Mean logit_normal_mean(double eta, double log_sigma, double ceiling) {
  const double sigma = math::exp(log_sigma);
  Mean mean{.value = mean_amount(eta, sigma, ceiling)};
  for (int j = quadrature_first; j <= quadrature_last; ++j) {
    const double shock = j * quadrature_step;
    const double at = eta + sigma * shock;
    const double slope = quadrature_weights[std::abs(j)] * math::logistic(at) * math::logistic(-at);
    mean.eta += ceiling * slope;
    mean.scale += ceiling * slope * sigma * shock;
  }
  return mean;
}

Mean logistic_mean(double eta) {
  const double p = math::logistic(eta);
  return {p, p * math::logistic(-eta), 0};
}

Mean exponential_mean(double eta) {
  const double mu = math::exp(eta);
  return {mu, mu, 0};
}

Mean log_normal_mean(double eta, double log_sigma) {
  const double variance = math::exp(2 * log_sigma);
  const double mean = math::exp(eta + variance / 2);
  return {mean, mean, variance * mean};
}

Mean amount_mean(const ModelFit& fit, double eta, double log_scale) {
  switch (fit.options.amount) {
    case AmountDistribution::beta: return logistic_mean(eta);
    case AmountDistribution::log_normal: return log_normal_mean(eta, log_scale);
    case AmountDistribution::gamma: return exponential_mean(eta);
    case AmountDistribution::logit_normal: break;
  }
  return logit_normal_mean(eta, log_scale, fit.ceiling);
}

/// Of the families with one linear predictor.
Mean single_mean(const ModelFit& fit, std::span<const double> parameters, double eta) {
  switch (fit.options.family) {
    case ModelFamily::tobit: return tobit_mean(eta, parameters.back());
    case ModelFamily::fractional_logit: return logistic_mean(eta);
    case ModelFamily::poisson: return exponential_mean(eta);
    default: return {eta, 1, 0};
  }
}

/// Fills in the gradient where there is room for it.
double mean_and_gradient(const ModelFit& fit, std::span<const double> parameters, std::span<const double> design,
                         double offset, std::span<double> gradient) {
  const std::size_t k = design.size();
  std::fill(gradient.begin(), gradient.end(), 0.0);
  const double eta = offset + linear_predictor(design, parameters);
  if (fit.options.family != ModelFamily::hurdle) {
    const Mean mean = single_mean(fit, parameters, eta);
    if (gradient.empty()) return mean.value;
    for (std::size_t j = 0; j < k; ++j) gradient[j] = mean.eta * design[j];
    if (fit.options.family == ModelFamily::tobit) gradient[k] = mean.scale;
    return mean.value;
  }
  const Mean participation = logistic_mean(eta);
  const Mean amount = amount_mean(fit, offset + linear_predictor(design, parameters, k), parameters.back());
  if (!gradient.empty()) {
    for (std::size_t j = 0; j < k; ++j) {
      gradient[j] = participation.eta * amount.value * design[j];
      gradient[k + j] = participation.value * amount.eta * design[j];
    }
    gradient[2 * k] = participation.value * amount.scale;
  }
  return participation.value * amount.value;
}

}  // namespace

double mean_response(const ModelFit& fit, std::span<const double> parameters, std::span<const double> design,
                     double offset) {
  return mean_and_gradient(fit, parameters, design, offset, {});
}

double mean_response(const ModelFit& fit, std::span<const double> parameters, std::span<const double> design,
                     double offset, std::span<double> gradient) {
  return mean_and_gradient(fit, parameters, design, offset, gradient);
}

}  // namespace entente
