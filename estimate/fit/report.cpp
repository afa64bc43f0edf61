#include "estimate/fit/report.hpp"

#include "estimate/fit/significance.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <cmath>

namespace entente {
namespace {

void check_size(const Covariance& covariance, std::size_t parameters) {
  if (covariance.matrix.size() == parameters * parameters) return;
  throw input_error(
      {},
      "a covariance of " + std::to_string(covariance.size()) + " parameters for a fit of " + std::to_string(parameters),
      "the covariance of the same fit");
}

std::string reference_of(double degrees_of_freedom) {
  if (std::isinf(degrees_of_freedom)) return "normal";
  return "t with " + number_text(degrees_of_freedom) + " degrees of freedom";
}

std::vector<TermReport> term_reports(const std::vector<std::string>& names, const std::vector<double>& estimate,
                                     const Covariance& covariance) {
  check_size(covariance, estimate.size());
  std::vector<TermReport> reports;
  for (std::size_t j = 0; j < estimate.size(); ++j) {
    TermReport line{names[j], estimate[j], covariance.standard_error(j), 0, 0};
    line.statistic = line.estimate / line.standard_error;
    line.p_value = two_sided_p_value(line.statistic, covariance.degrees_of_freedom);
    reports.push_back(line);
  }
  return reports;
}

/// What every kind of fit has.
template <class Fit>
FitReport common_report(const Fit& fit, const std::vector<std::string>& names, const std::vector<double>& estimate,
                        const Covariance& covariance) {
  FitReport result;
  result.observations = fit.observations;
  result.positive = fit.positive;
  result.log_likelihood = fit.log_likelihood;
  result.aic = fit.aic;
  result.bic = fit.bic;
  result.convention = covariance.convention;
  result.factor = covariance.factor;
  result.clusters = covariance.clusters;
  result.degrees_of_freedom = covariance.degrees_of_freedom;
  result.reference = reference_of(covariance.degrees_of_freedom);
  result.terms = term_reports(names, estimate, covariance);
  return result;
}

/// A fit by maximum likelihood, which has log(sigma) among its estimates.
template <class Fit>
FitReport likelihood_report(const Fit& fit, const Covariance& covariance) {
  const Coefficients coefficients = to_coefficients(fit, covariance);
  FitReport result = common_report(fit, parameter_names(coefficients), fit.estimate, covariance);
  result.method = to_string(coefficients.family);
  result.family = coefficients.family;
  result.states = fit.states;
  result.sigma = math::exp(fit.estimate.back());
  result.iterations = fit.convergence.iterations;
  result.gradient_norm = fit.convergence.gradient_norm;
  return result;
}

/// Gaussian coefficients: sigma from the dispersion, known exactly as far as the agents are concerned.
Coefficients gaussian_coefficients(const std::vector<std::string>& terms, const std::vector<double>& slopes,
                                   double dispersion, const Covariance& covariance) {
  const std::size_t k = slopes.size();
  check_size(covariance, k);
  if (!(dispersion > 0)) {
    throw input_error({.file = {}, .key = "response"}, "the shares are fitted without error, so sigma is zero",
                      "shares that vary around the model");
  }
  Coefficients result;
  result.family = Family::gaussian;
  result.terms = terms;
  result.estimate = slopes;
  result.estimate.push_back(0.5 * math::log(dispersion));
  result.covariance.assign((k + 1) * (k + 1), 0.0);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) result.covariance[i * (k + 1) + j] = covariance.at(i, j);
  }
  return result;
}

}  // namespace

FitReport report(const LeastSquaresFit& fit, const Covariance& covariance) {
  FitReport result = common_report(fit, fit.terms, fit.coefficients, covariance);
  result.method = "least squares";
  result.states = fit.states;
  result.sigma = std::sqrt(fit.dispersion);
  return result;
}

FitReport report(const FixedEffectsFit& fit, const Covariance& covariance) {
  FitReport result = common_report(fit, fit.terms, fit.coefficients, covariance);
  result.method = "fixed effects";
  result.states = fit.effects.size();
  result.sigma = std::sqrt(fit.dispersion);
  return result;
}

FitReport report(const TobitFit& fit, const Covariance& covariance) { return likelihood_report(fit, covariance); }

FitReport report(const HurdleFit& fit, const Covariance& covariance) { return likelihood_report(fit, covariance); }

Coefficients to_coefficients(const LeastSquaresFit& fit, const Covariance& covariance) {
  return gaussian_coefficients(fit.terms, fit.coefficients, fit.dispersion, covariance);
}

Coefficients to_coefficients(const FixedEffectsFit& fit, const Covariance& covariance) {
  Coefficients result = gaussian_coefficients(fit.terms, fit.coefficients, fit.dispersion, covariance);
  for (const StateEffect& effect : fit.effects) result.state_effects[effect.state] = effect.effect;
  return result;
}

Coefficients to_coefficients(const TobitFit& fit, const Covariance& covariance) {
  check_size(covariance, fit.estimate.size());
  Coefficients result;
  result.family = Family::tobit;
  result.terms = fit.terms;
  result.estimate = fit.estimate;
  result.covariance = covariance.matrix;
  return result;
}

Coefficients to_coefficients(const HurdleFit& fit, const Covariance& covariance) {
  check_size(covariance, fit.estimate.size());
  Coefficients result;
  result.family = Family::hurdle;
  result.terms = fit.terms;
  result.amount_terms = fit.terms;
  result.ceiling = fit.ceiling;
  result.estimate = fit.estimate;
  result.covariance = covariance.matrix;
  return result;
}

}  // namespace entente
