#include "estimate/fit/logit.hpp"

#include "estimate/fit/index_model.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"

#include <cstddef>
#include <span>

namespace entente {
namespace {

double index(std::span<const double> row, std::span<const double> coefficients) {
  double sum = 0;
  for (std::size_t j = 0; j < row.size(); ++j) sum += row[j] * coefficients[j];
  return sum;
}

/// d - pi, without loss where pi is near d.
double surprise(double share, double eta) {
  return share > 0 ? participation_probability(-eta) : -participation_probability(eta);
}

constexpr IndexFamily bernoulli{
    .name = "logit",
    .separated = "zeros are separated from positive shares",
    .value = [](double share, double eta) { return log_participation_probability(share > 0 ? eta : -eta); },
    .slope = [](double share, double eta) -> IndexSlope {
      return {surprise(share, eta), participation_probability(eta) * participation_probability(-eta)};
    },
};

void check_both_outcomes(std::size_t positive, std::size_t rows) {
  if (positive > 0 && positive < rows) return;
  throw input_error({.file = {}, .key = "response"},
                    positive == 0 ? "no share is above zero" : "every share is above zero",
                    "some zeros and some positive shares", "widen the sample");
}

}  // namespace

LogitFit logit(const RegressionData& data, const NewtonOptions& options) {
  check(data);
  LogitFit fit;
  fit.terms = data.terms;
  fit.observations = data.rows();
  fit.positive = positive_rows(data);
  fit.states = rows_by_state(data.states).size();
  check_both_outcomes(fit.positive, fit.observations);

  const IndexFit end = fit_index_model(data, bernoulli, options);
  fit.coefficients = end.coefficients;
  fit.root = end.root;
  fit.convergence = end.convergence;
  fit.log_likelihood = end.value;
  fit.covariance = {.convention = "inverse information, normal", .matrix = scaled_square(fit.root, 1)};

  const double n = static_cast<double>(data.rows());
  const double p = static_cast<double>(data.columns());
  fit.aic = -2 * fit.log_likelihood + 2 * p;
  fit.bic = -2 * fit.log_likelihood + math::log(n) * p;
  return fit;
}

std::vector<double> logit_scores(const RegressionData& data, const std::vector<double>& coefficients) {
  std::vector<double> scores(data.design);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const double first = surprise(data.response[i], index(data.row(i), coefficients));
    for (std::size_t j = 0; j < data.columns(); ++j) scores[i * data.columns() + j] *= first;
  }
  return scores;
}

Covariance clustered_covariance(const RegressionData& data, const LogitFit& fit) {
  const std::size_t clusters = count_clusters(data.states);
  const double g = static_cast<double>(clusters);
  const double factor = g / (g - 1);
  return {.convention = "CR by state of maximum-likelihood scores: G/(G-1), normal",
          .factor = factor,
          .clusters = clusters,
          .matrix = clustered_sandwich(fit.root, logit_scores(data, fit.coefficients), data.states, factor)};
}

}  // namespace entente
