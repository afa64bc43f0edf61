#include "estimate/fit/least_squares.hpp"

#include "estimate/fit/pivoted_qr.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

double null_deviance_of(const RegressionData& data) {
  const bool has_intercept = std::count(data.terms.begin(), data.terms.end(), intercept_term) > 0;
  const double n = static_cast<double>(data.rows());
  const double mean = has_intercept ? std::accumulate(data.response.begin(), data.response.end(), 0.0) / n : 0.0;
  double sum = 0;
  for (const double y : data.response) sum += (y - mean) * (y - mean);
  return sum;
}

/// y - X b, in extended precision, since the terms of X b may cancel nearly all their digits.
std::vector<double> remainder(const RegressionData& data, const std::vector<double>& coefficients) {
  std::vector<double> residuals(data.rows());
  for (std::size_t i = 0; i < data.rows(); ++i) {
    long double residual = data.response[i];
    for (std::size_t j = 0; j < data.columns(); ++j) {
      residual -= static_cast<long double>(data.row(i)[j]) * coefficients[j];
    }
    residuals[i] = static_cast<double>(residual);
  }
  return residuals;
}

}  // namespace

double gaussian_log_likelihood(double deviance, double observations) {
  constexpr double log_two_pi = 1.8378770664093454836;
  return -0.5 * observations * (log_two_pi + math::log(deviance / observations) + 1);
}

LeastSquaresFit least_squares(const RegressionData& data) {
  check(data);
  const PivotedQr qr = factorise(data);
  const double n = static_cast<double>(data.rows());
  const double p = static_cast<double>(data.columns());

  LeastSquaresFit fit;
  fit.terms = data.terms;
  fit.observations = data.rows();
  fit.positive = positive_rows(data);
  fit.states = rows_by_state(data.states).size();
  fit.coefficients = qr.project(data.response);
  // One step of iterative refinement recovers digits that ill-conditioned designs lose.
  const std::vector<double> correction = qr.project(remainder(data, fit.coefficients));
  for (std::size_t j = 0; j < correction.size(); ++j) fit.coefficients[j] += correction[j];
  fit.residuals = qr.residuals(data.response);

  fit.root = qr.root;
  fit.degrees_of_freedom = n - p;
  fit.deviance = std::inner_product(fit.residuals.begin(), fit.residuals.end(), fit.residuals.begin(), 0.0);
  fit.null_deviance = null_deviance_of(data);
  fit.dispersion = fit.deviance / fit.degrees_of_freedom;
  fit.log_likelihood = gaussian_log_likelihood(fit.deviance, n);
  fit.aic = -2 * fit.log_likelihood + 2 * (p + 1);
  fit.bic = -2 * fit.log_likelihood + math::log(n) * (p + 1);
  fit.covariance = {.convention = "iid: RSS/(n-p) (X'X)^-1",
                    .degrees_of_freedom = fit.degrees_of_freedom,
                    .matrix = scaled_square(fit.root, fit.dispersion)};
  return fit;
}

Covariance clustered_covariance(const RegressionData& data, const LeastSquaresFit& fit) {
  const std::size_t p = fit.coefficients.size();
  const std::size_t clusters = count_clusters(data.states);
  const double g = static_cast<double>(clusters);
  const double n = static_cast<double>(data.rows());
  std::vector<double> scores(data.design);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    for (std::size_t j = 0; j < p; ++j) scores[i * p + j] *= fit.residuals[i];
  }
  const double factor = g / (g - 1) * (n - 1) / fit.degrees_of_freedom;
  return {.convention = "CR1 by state: G/(G-1) (n-1)/(n-p), t(G-1)",
          .factor = factor,
          .clusters = clusters,
          .degrees_of_freedom = g - 1,
          .matrix = clustered_sandwich(fit.root, scores, data.states, factor)};
}

}  // namespace entente
