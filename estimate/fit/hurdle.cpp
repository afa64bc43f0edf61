#include "estimate/fit/hurdle.hpp"

#include "estimate/fit/ceiling.hpp"
#include "estimate/fit/hurdle_part.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/logit.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

void check_below(double ceiling, const RegressionData& data) {
  if (!(ceiling > 0 && ceiling <= 1)) {
    throw input_error({.file = {}, .key = "ceiling"}, "a ceiling of " + number_text(ceiling),
                      "a share above 0 and at most 1");
  }
  const auto count = std::count_if(data.response.begin(), data.response.end(), [&](double y) { return y >= ceiling; });
  if (count == 0) return;
  throw input_error(
      {.file = {}, .key = "response"},
      std::to_string(count) + " of " + std::to_string(data.rows()) + " shares are " + number_text(ceiling) + " or more",
      "shares below " + std::string(ceiling == 1 ? "1" : "the ceiling") + ", whose logits are finite",
      ceiling == 1 ? "leave those rows out or mend the record" : "raise the ceiling or have it fitted");
}

/// Shares with logit(y / c) as response.
RegressionData amounts(RegressionData shares, double ceiling) {
  for (double& y : shares.response) y = amount_logit(y, ceiling);
  return shares;
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

double amount_residual(const RegressionData& data, std::size_t i, const HurdleFit& fit) {
  const std::size_t k = data.columns();
  double residual = amount_logit(data.response[i], fit.ceiling);
  for (std::size_t j = 0; j < k; ++j) residual -= data.row(i)[j] * fit.estimate[k + j];
  return residual;
}

/// L of the information with the ceiling: [A a; a' b] has the inverse root [L0, -A^-1 a / s; 0, 1 / s] with A^-1 =
/// L0 L0' and s^2 = b - a' A^-1 a, which is the profile's curvature. a: x g / sigma^2 and 2 r g / sigma^2, summed over
/// the positive rows, g = 1 / (c - y).
std::vector<double> root_with_ceiling(const RegressionData& data, const HurdleFit& fit, double curvature) {
  const std::size_t k = data.columns();
  const std::size_t p = fit.estimate.size();
  const double precision = math::exp(-2 * fit.estimate.back());
  std::vector<double> a(p, 0.0);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (!(data.response[i] > 0)) continue;
    const double weight = precision / (fit.ceiling - data.response[i]);
    for (std::size_t j = 0; j < k; ++j) a[k + j] += data.row(i)[j] * weight;
    a[p - 1] += 2 * amount_residual(data, i, fit) * weight;
  }
  std::vector<double> turned(p, 0.0);
  for (std::size_t j = 0; j < p; ++j) {
    for (std::size_t m = 0; m < p; ++m) turned[j] += fit.root[m * p + j] * a[m];
  }
  const double s = std::sqrt(curvature);
  std::vector<double> root((p + 1) * (p + 1), 0.0);
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      root[i * (p + 1) + j] = fit.root[i * p + j];
      root[i * (p + 1) + p] -= fit.root[i * p + j] * turned[j] / s;
    }
  }
  root.back() = 1 / s;
  return root;
}

/// The first p rows and columns.
std::vector<double> leading(const std::vector<double>& matrix, std::size_t size, std::size_t p) {
  std::vector<double> block(p * p);
  for (std::size_t i = 0; i < p; ++i) {
    std::copy_n(matrix.data() + i * size, p, block.data() + i * p);
  }
  return block;
}

std::size_t parameters(const HurdleFit& fit) { return fit.estimate.size() + (fit.ceiling_estimated ? 1 : 0); }

/// Scores of all parameters a row: x (d - pi); for positive rows x r / sigma^2, r^2 / sigma^2 - 1 and, of an estimated
/// ceiling, 1 / c + (r / sigma^2 - 1) / (c - y).
std::vector<double> joint_scores(const RegressionData& data, const HurdleFit& fit) {
  const std::size_t k = data.columns();
  const std::size_t p = parameters(fit);
  const std::vector<double> slopes(fit.estimate.begin(), fit.estimate.begin() + static_cast<std::ptrdiff_t>(k));
  const std::vector<double> participation = logit_scores(data, slopes);
  const double precision = math::exp(-2 * fit.estimate.back());
  std::vector<double> scores(data.rows() * p, 0.0);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    double* row = scores.data() + i * p;
    std::copy_n(participation.data() + i * k, k, row);
    if (!(data.response[i] > 0)) continue;
    const double residual = amount_residual(data, i, fit);
    for (std::size_t j = 0; j < k; ++j) row[k + j] = data.row(i)[j] * residual * precision;
    row[2 * k] = residual * residual * precision - 1;
    if (!fit.ceiling_estimated) continue;
    row[2 * k + 1] = 1 / fit.ceiling + (residual * precision - 1) / (fit.ceiling - data.response[i]);
  }
  return scores;
}

/// All parameters', an estimated ceiling's among them.
std::vector<double> joint_sandwich(const RegressionData& data, const HurdleFit& fit, double factor) {
  return clustered_sandwich(fit.root, joint_scores(data, fit), data.states, factor);
}

/// G / (G - 1).
double cluster_factor(const RegressionData& data) {
  const double g = static_cast<double>(count_clusters(data.states));
  return g / (g - 1);
}

}  // namespace

HurdleFit hurdle(const RegressionData& data, const HurdleOptions& options) {
  check(data);
  check_below(options.ceiling.value_or(1), data);
  const RegressionData positive = positive_shares(data);
  const LogitFit participation = in_part("participation", [&] { return logit(data, options.newton); });
  LeastSquaresFit amount =
      in_part("amount", [&] { return fit_amounts(amounts(positive, options.ceiling.value_or(1))); });
  CeilingEstimate ceiling{.ceiling = options.ceiling.value_or(1)};
  if (!options.ceiling) {
    ceiling = in_part("amount", [&] { return estimate_ceiling(positive); });
    amount = in_part("amount", [&] { return fit_amounts(amounts(positive, ceiling.ceiling)); });
  }
  const double sigma = std::sqrt(amount.deviance / static_cast<double>(amount.observations));

  HurdleFit fit;
  fit.terms = data.terms;
  fit.estimate = participation.coefficients;
  fit.estimate.insert(fit.estimate.end(), amount.coefficients.begin(), amount.coefficients.end());
  fit.estimate.push_back(math::log(sigma));
  fit.ceiling = ceiling.ceiling;
  fit.root = block_root(participation, amount, sigma);
  if (ceiling.curvature > 0) {
    fit.root = root_with_ceiling(data, fit, ceiling.curvature);
    fit.ceiling_estimated = true;
    fit.ceiling_error = fit.root.back();
  }
  fit.covariance = {.convention = "inverse observed information, normal",
                    .matrix = leading(scaled_square(fit.root, 1), parameters(fit), fit.estimate.size())};
  fit.observations = data.rows();
  fit.positive = positive.rows();
  fit.states = participation.states;
  fit.contributing_states = amount.states;
  fit.convergence = participation.convergence;

  fit.log_likelihood = participation.log_likelihood + amount.log_likelihood;
  for (const double y : data.response) {
    // From logits back to shares.
    if (y > 0) fit.log_likelihood -= math::log(y) + math::log1p(-y / fit.ceiling);
  }
  const double p = static_cast<double>(parameters(fit));
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
  const double factor = cluster_factor(data);
  return {.convention = std::string("CR by state of both parts' ") +
                        (fit.ceiling_estimated ? "and the ceiling's " : "") +
                        "stacked maximum-likelihood scores: G/(G-1), normal",
          .factor = factor,
          .clusters = clusters,
          .matrix = leading(joint_sandwich(data, fit, factor), parameters(fit), fit.estimate.size())};
}

double clustered_ceiling_error(const RegressionData& data, const HurdleFit& fit) {
  if (!fit.ceiling_estimated) return 0;
  return std::sqrt(joint_sandwich(data, fit, cluster_factor(data)).back());
}

}  // namespace entente
