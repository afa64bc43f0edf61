#include "estimate/covariance/score_bootstrap.hpp"
#include "sim/core/error.hpp"

#include <Eigen/Cholesky>

#include <cmath>

namespace entente {
namespace {

/// Gradient and information of the parameters that are free.
struct FreeSlope {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;
};

FreeSlope free_slope(const ModelScores& slope, std::size_t fixed) {
  const auto p = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(slope.information.size()))));
  const auto position = [fixed](std::size_t j) { return static_cast<Eigen::Index>(j < fixed ? j : j - 1); };
  FreeSlope result{Eigen::VectorXd::Zero(static_cast<Eigen::Index>(p - 1)),
                   Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(p - 1), static_cast<Eigen::Index>(p - 1))};
  for (std::size_t i = 0; i < slope.scores.size(); ++i) {
    if (i % p != fixed) result.gradient[position(i % p)] += slope.scores[i];
  }
  for (std::size_t j = 0; j < p; ++j) {
    for (std::size_t m = 0; m < p; ++m) {
      if (j != fixed && m != fixed) result.information(position(j), position(m)) = slope.information[j * p + m];
    }
  }
  return result;
}

/// Cholesky of the information, its diagonal raised until it has one: far from the maximum a likelihood may curve the
/// wrong way.
Eigen::LLT<Eigen::MatrixXd> positive_definite(const Eigen::MatrixXd& information) {
  Eigen::LLT<Eigen::MatrixXd> factor(information);
  for (double ridge = 1e-3; factor.info() != Eigen::Success && ridge < 1e6; ridge *= 10) {
    Eigen::MatrixXd raised = information;
    raised.diagonal() += ridge * information.diagonal().cwiseAbs();
    factor.compute(raised);
  }
  return factor;
}

std::vector<double> moved(const std::vector<double>& point, const Eigen::VectorXd& step, double length,
                          std::size_t fixed) {
  std::vector<double> result(point);
  for (std::size_t j = 0; j < point.size(); ++j) {
    if (j != fixed) result[j] += length * step[static_cast<Eigen::Index>(j < fixed ? j : j - 1)];
  }
  return result;
}

}  // namespace

std::vector<double> restricted_maximum(const LikelihoodSlope& slope, std::vector<double> start, std::size_t fixed,
                                       double value, const NewtonOptions& options) {
  std::vector<double> point(std::move(start));
  point[fixed] = value;
  if (point.size() == 1) return point;
  FreeSlope here = free_slope(slope(point), fixed);
  for (int iteration = 0; iteration < options.iterations; ++iteration) {
    const Eigen::LLT<Eigen::MatrixXd> factor = positive_definite(here.information);
    const Eigen::VectorXd step = factor.solve(here.gradient);
    const double norm = std::sqrt(here.gradient.dot(step));
    if (!std::isfinite(norm)) break;
    if (norm < options.tolerance) return point;
    // The natural monotonicity test (Deuflhard 2004, section 3.3): the gradient must shrink as measured at the old
    // point. It needs no value of the likelihood, which a quasi-likelihood may not have.
    double length = 1;
    for (;; length *= 0.5) {
      if (length < 1e-10) throw work_error("the fit under a null hypothesis came to a halt");
      const std::vector<double> next = moved(point, step, length, fixed);
      FreeSlope there = free_slope(slope(next), fixed);
      const double after = std::sqrt(there.gradient.dot(factor.solve(there.gradient)));
      if (!(after <= (1 - 0.25 * length) * norm) && !(after < options.tolerance)) continue;
      point = next;
      here = std::move(there);
      break;
    }
  }
  throw work_error("the fit under a null hypothesis did not converge in " + std::to_string(options.iterations) +
                   " steps");
}

}  // namespace entente
