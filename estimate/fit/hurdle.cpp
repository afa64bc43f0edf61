#include "estimate/fit/hurdle.hpp"

#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/logit.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

/// Logits of shares that vary by less than this around the model are fitted without error.
constexpr double smallest_sigma = 1e-8;

/// Runs the fit of one part and says in every error which part it was.
template <class Fit>
auto in_part(const std::string& part, Fit&& fit) {
  try {
    return fit();
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      problem.place.key = problem.place.key.empty() ? part : part + ": " + problem.place.key;
    }
    throw Error(error.fault(), std::move(problems));
  }
}

void check_below_one(const RegressionData& data) {
  const auto count = std::count_if(data.response.begin(), data.response.end(), [](double y) { return y >= 1; });
  if (count == 0) return;
  throw input_error({.file = {}, .key = "response"},
                    std::to_string(count) + " of " + std::to_string(data.rows()) + " shares are 1 or more",
                    "shares below 1, whose logits are finite", "leave those rows out or mend the record");
}

/// The rows with positive shares, with the share's logit as response.
RegressionData amounts(const RegressionData& data) {
  RegressionData rows;
  rows.terms = data.terms;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (data.response[i] > 0) rows.add(math::logit(data.response[i]), data.row(i), data.states[i]);
  }
  return rows;
}

LeastSquaresFit fit_amounts(const RegressionData& rows) {
  if (rows.rows() <= rows.columns() + 1) {
    throw input_error({.file = {}, .key = "response"},
                      std::to_string(rows.rows()) + " positive shares for " + std::to_string(rows.columns() + 1) +
                          " parameters, log(sigma) among them",
                      "more positive shares than parameters", "widen the sample or drop terms");
  }
  LeastSquaresFit fit = least_squares(rows);
  if (fit.deviance <= smallest_sigma * smallest_sigma * static_cast<double>(rows.rows())) {
    throw input_error({.file = {}, .key = "response"},
                      "the " + std::to_string(rows.rows()) + " positive shares are fitted without error",
                      "positive shares that vary around the model", "drop terms or widen the sample");
  }
  return fit;
}

/// The inverse information has three blocks: the logit's, sigma^2 (X'X)^-1, and 1 / (2 n+) of log(sigma). Of the
/// amount's information the off-diagonal, 2 X'r / sigma^2, vanishes at the maximum.
std::vector<double> block_root(const LogitFit& participation, const LeastSquaresFit& amount, double sigma) {
  const std::size_t k = participation.coefficients.size();
  const std::size_t p = 2 * k + 1;
  std::vector<double> root(p * p, 0.0);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      root[i * p + j] = participation.root[i * k + j];
      root[(k + i) * p + k + j] = sigma * amount.root[i * k + j];
    }
  }
  root[p * p - 1] = 1 / std::sqrt(2 * static_cast<double>(amount.observations));
  return root;
}

/// Scores of all parameters a row: x (d - pi); for positive rows x r / sigma^2 and r^2 / sigma^2 - 1.
std::vector<double> joint_scores(const RegressionData& data, const HurdleFit& fit) {
  const std::size_t k = data.columns();
  const std::size_t p = fit.estimate.size();
  const std::vector<double> slopes(fit.estimate.begin(), fit.estimate.begin() + static_cast<std::ptrdiff_t>(k));
  const std::vector<double> participation = logit_scores(data, slopes);
  const double precision = math::exp(-2 * fit.estimate.back());
  std::vector<double> scores(data.rows() * p, 0.0);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    double* row = scores.data() + i * p;
    std::copy_n(participation.data() + i * k, k, row);
    if (!(data.response[i] > 0)) continue;
    double residual = math::logit(data.response[i]);
    for (std::size_t j = 0; j < k; ++j) residual -= data.row(i)[j] * fit.estimate[k + j];
    for (std::size_t j = 0; j < k; ++j) row[k + j] = data.row(i)[j] * residual * precision;
    row[p - 1] = residual * residual * precision - 1;
  }
  return scores;
}

}  // namespace

HurdleFit hurdle(const RegressionData& data, const NewtonOptions& options) {
  check(data);
  check_below_one(data);
  const RegressionData positive = amounts(data);
  const LogitFit participation = in_part("participation", [&] { return logit(data, options); });
  const LeastSquaresFit amount = in_part("amount", [&] { return fit_amounts(positive); });
  const double sigma = std::sqrt(amount.deviance / static_cast<double>(amount.observations));

  HurdleFit fit;
  fit.terms = data.terms;
  fit.estimate = participation.coefficients;
  fit.estimate.insert(fit.estimate.end(), amount.coefficients.begin(), amount.coefficients.end());
  fit.estimate.push_back(math::log(sigma));
  fit.root = block_root(participation, amount, sigma);
  fit.covariance = {.convention = "inverse observed information, normal", .matrix = scaled_square(fit.root, 1)};
  fit.observations = data.rows();
  fit.positive = positive.rows();
  fit.states = participation.states;
  fit.contributing_states = amount.states;
  fit.convergence = participation.convergence;

  fit.log_likelihood = participation.log_likelihood + amount.log_likelihood;
  for (const double y : data.response) {
    if (y > 0) fit.log_likelihood -= math::log(y) + math::log1p(-y);  // from logits back to shares
  }
  const double p = static_cast<double>(fit.estimate.size());
  fit.aic = -2 * fit.log_likelihood + 2 * p;
  fit.bic = -2 * fit.log_likelihood + math::log(static_cast<double>(data.rows())) * p;
  return fit;
}

Covariance clustered_covariance(const RegressionData& data, const HurdleFit& fit) {
  const std::size_t clusters = count_clusters(data.states);
  if (fit.contributing_states < 2) {
    throw input_error({.file = {}, .key = "states"}, "all positive shares are those of one state",
                      "positive shares of at least two states",
                      "standard errors clustered by state need several; use the unclustered covariance instead");
  }
  const double g = static_cast<double>(clusters);
  const double factor = g / (g - 1);
  return {.convention = "CR by state of both parts' stacked maximum-likelihood scores: G/(G-1), normal",
          .factor = factor,
          .clusters = clusters,
          .matrix = clustered_sandwich(fit.root, joint_scores(data, fit), data.states, factor)};
}

}  // namespace entente
