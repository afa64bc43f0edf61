#include "estimate/fit/tobit.hpp"

#include "estimate/fit/olsen_likelihood.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/separation.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The problem in units in which Newton's method is well conditioned: an orthogonal basis with columns of mean square 1
/// instead of X, and the response over the root mean square of its positive part.
struct ScaledProblem {
  PivotedQr qr;                  // X root = basis
  std::vector<double> response;  // y / unit, censored rows 0
  double unit = 1;
  std::size_t positive = 0;
};

ScaledProblem scale(const RegressionData& data) {
  ScaledProblem problem{scaled_basis(data), data.response, 1, positive_rows(data)};
  if (problem.positive == 0) {
    throw input_error({.file = {}, .key = "response"}, "no share is above zero", "some positive shares",
                      "a censored model has nothing to fit; widen the sample");
  }
  for (double& y : problem.response) y = std::max(y, 0.0);
  const Eigen::Map<const Eigen::VectorXd> response(problem.response.data(),
                                                   static_cast<Eigen::Index>(problem.response.size()));
  problem.unit = response.stableNorm() / std::sqrt(static_cast<double>(problem.positive));
  for (double& y : problem.response) y /= problem.unit;
  return problem;
}

/// gamma and theta from least squares on all rows, zeros included: crude, but the likelihood is concave.
Eigen::VectorXd start(const ScaledProblem& problem) {
  const std::size_t n = problem.qr.rows;
  const std::size_t k = problem.qr.columns;
  std::vector<double> beta = problem.qr.coordinates(problem.response);
  for (double& b : beta) b /= static_cast<double>(n);  // the basis has Q'Q = n I
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double residual = problem.response[i];
    for (std::size_t j = 0; j < k; ++j) residual -= problem.qr.basis[i * k + j] * beta[j];
    squares += residual * residual;
  }
  const double theta = 1 / std::max(std::sqrt(squares / static_cast<double>(n)), 1e-6);
  Eigen::VectorXd point(k + 1);
  for (std::size_t j = 0; j < k; ++j) point[static_cast<Eigen::Index>(j)] = beta[j] * theta;
  point[static_cast<Eigen::Index>(k)] = theta;
  return point;
}

std::span<const double> view(const Eigen::VectorXd& point) {
  return {point.data(), static_cast<std::size_t>(point.size())};
}

/// The positive shares are fitted without error: sigma is below a millionth of them and falling.
constexpr double largest_theta = 1e6;

void check_runaway(const RegressionData& data, const ScaledProblem& problem, const Eigen::VectorXd& point,
                   const RowMajor& information) {
  const Eigen::Index k = point.size() - 1;
  if (point[k] > largest_theta) {
    throw input_error({.file = {}, .key = "response"},
                      "the " + std::to_string(problem.positive) + " positive shares are fitted without error",
                      "positive shares that vary around the model", "drop terms or widen the sample");
  }
  const RowMajor slopes = information.topLeftCorner(k, k);
  const std::vector<double> dead = dead_direction({slopes.data(), static_cast<std::size_t>(k * k)}, data.rows());
  if (dead.empty()) return;
  // The direction in the terms' own units, each weighted by its size in the sample, says whose coefficients run away.
  const Eigen::Map<const RowMajor> root(problem.qr.root.data(), k, k);
  const Eigen::Map<const RowMajor> design(data.design.data(), static_cast<Eigen::Index>(data.rows()), k);
  const Eigen::VectorXd direction = root * Eigen::Map<const Eigen::VectorXd>(dead.data(), k);
  const Eigen::VectorXd weights = direction.cwiseAbs().cwiseProduct(design.colwise().norm().transpose());
  std::vector<std::string> terms;
  for (Eigen::Index j = 0; j < k; ++j) {
    if (weights[j] >= 0.01 * weights.maxCoeff()) terms.push_back(data.terms[static_cast<std::size_t>(j)]);
  }
  throw_separated(terms);
}

/// Half the step until the likelihood does not fall and theta stays positive. Returns the number of halvings.
int damp(const OlsenLikelihood& likelihood, const Eigen::VectorXd& point, double value, Eigen::VectorXd& step) {
  constexpr int most = 60;
  const Eigen::Index k = point.size() - 1;
  const double slack = 1e-12 * (1 + std::abs(value));  // rounding of the sum
  for (int halvings = 0; halvings < most; ++halvings) {
    const Eigen::VectorXd next = point + step;
    if (next[k] > 0 && likelihood.value(view(next)) >= value - slack) return halvings;
    step *= 0.5;
  }
  step.setZero();
  return most;
}

struct Climb {
  Eigen::VectorXd point;
  RowMajor information;
  Convergence convergence;
};

Climb climb(const RegressionData& data, const ScaledProblem& problem, const NewtonOptions& options) {
  const OlsenLikelihood likelihood(problem.qr.basis, problem.response);
  const auto p = static_cast<Eigen::Index>(likelihood.parameters());
  Climb state{start(problem), {}, {}};
  for (;; ++state.convergence.iterations) {
    const OlsenLikelihood::Slope slope = likelihood.slope(view(state.point));
    state.information = Eigen::Map<const RowMajor>(slope.information.data(), p, p);
    const Eigen::Map<const Eigen::VectorXd> gradient(slope.gradient.data(), p);
    const Eigen::LDLT<Eigen::MatrixXd> factor(state.information);
    Eigen::VectorXd step = factor.solve(gradient);
    state.convergence.gradient_norm = std::sqrt(std::max(0.0, gradient.dot(step)));
    const bool converged = state.convergence.gradient_norm < options.tolerance;
    const bool stuck = !step.allFinite() || state.convergence.iterations >= options.iterations;
    if (converged || stuck || state.point[p - 1] > largest_theta) {
      check_runaway(data, problem, state.point, state.information);
      if (converged) return state;
      throw work_error("the tobit fit did not converge in " + std::to_string(state.convergence.iterations) +
                           " steps; the next would be " + number_text(state.convergence.gradient_norm, 9) +
                           " standard errors long",
                       "allow more iterations or check the covariates for outliers");
    }
    state.convergence.halvings += damp(likelihood, state.point, likelihood.value(view(state.point)), step);
    state.point += step;
  }
}

/// A root of the inverse information of (beta, log sigma) in the terms' own units. With A = C C' in the scaled (gamma,
/// theta), A^-1 = C^-T C^-1, and (beta, log sigma) has the Jacobian J; at the maximum the delta method is exact.
RowMajor natural_root(const Climb& end, const ScaledProblem& problem) {
  const Eigen::Index k = end.point.size() - 1;
  const double theta = end.point[k];
  const Eigen::Map<const RowMajor> root(problem.qr.root.data(), k, k);
  RowMajor jacobian = RowMajor::Zero(k + 1, k + 1);
  jacobian.topLeftCorner(k, k) = root * (problem.unit / theta);
  jacobian.topRightCorner(k, 1) = root * end.point.head(k) * (-problem.unit / (theta * theta));
  jacobian(k, k) = -1 / theta;
  const Eigen::LLT<Eigen::MatrixXd> factor(end.information);
  const Eigen::MatrixXd inverse = factor.matrixU().solve(Eigen::MatrixXd::Identity(k + 1, k + 1));  // C^-T
  return jacobian * inverse;
}

/// Scores of (beta, log sigma) by the chain rule: gamma = beta/sigma, theta = 1/sigma.
std::vector<double> natural_scores(const RegressionData& data, const TobitFit& fit) {
  const std::size_t k = data.columns();
  const double theta = math::exp(-fit.estimate[k]);
  std::vector<double> point(fit.estimate);
  for (std::size_t j = 0; j < k; ++j) point[j] *= theta;
  point[k] = theta;
  std::vector<double> scores = OlsenLikelihood(data.design, data.response).scores(point);
  for (std::size_t i = 0; i < data.rows(); ++i) {
    double* row = scores.data() + i * (k + 1);
    double sum = theta * row[k];
    for (std::size_t j = 0; j < k; ++j) sum += point[j] * row[j];
    for (std::size_t j = 0; j < k; ++j) row[j] *= theta;
    row[k] = -sum;
  }
  return scores;
}

}  // namespace

TobitFit tobit(const RegressionData& data, const NewtonOptions& options) {
  check(data);
  if (data.rows() <= data.columns() + 1) {
    throw input_error({.file = {}, .key = "response"},
                      std::to_string(data.rows()) + " rows for " + std::to_string(data.columns() + 1) +
                          " parameters, log(sigma) among them",
                      "more rows than parameters", "widen the sample or drop terms");
  }
  const ScaledProblem problem = scale(data);
  const Climb end = climb(data, problem, options);
  const auto k = static_cast<Eigen::Index>(data.columns());

  TobitFit fit;
  fit.terms = data.terms;
  fit.observations = data.rows();
  fit.positive = problem.positive;
  fit.states = rows_by_state(data.states).size();
  fit.convergence = end.convergence;
  const Eigen::Map<const RowMajor> root(problem.qr.root.data(), k, k);
  const Eigen::VectorXd beta = root * end.point.head(k) * (problem.unit / end.point[k]);
  fit.estimate.assign(beta.data(), beta.data() + k);
  fit.estimate.push_back(math::log(problem.unit / end.point[k]));
  const RowMajor natural = natural_root(end, problem);
  fit.root.assign(natural.data(), natural.data() + natural.size());
  fit.covariance = {.convention = "inverse observed information, normal", .matrix = scaled_square(fit.root, 1)};

  std::vector<double> point(end.point.data(), end.point.data() + k + 1);
  const double n = static_cast<double>(data.rows());
  const double p = static_cast<double>(k + 1);
  // In units of the response: each positive share's density is divided by the unit.
  fit.log_likelihood = OlsenLikelihood(problem.qr.basis, problem.response).value(point) -
                       static_cast<double>(problem.positive) * math::log(problem.unit);
  fit.aic = -2 * fit.log_likelihood + 2 * p;
  fit.bic = -2 * fit.log_likelihood + math::log(n) * p;
  return fit;
}

Covariance clustered_covariance(const RegressionData& data, const TobitFit& fit) {
  const std::size_t clusters = count_clusters(data.states);
  const double g = static_cast<double>(clusters);
  const double factor = g / (g - 1);
  return {.convention = "CR by state of maximum-likelihood scores: G/(G-1), normal",
          .factor = factor,
          .clusters = clusters,
          .matrix = clustered_sandwich(fit.root, natural_scores(data, fit), data.states, factor)};
}

}  // namespace entente
