#include "estimate/fit/climb.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::span<const double> view(const Eigen::VectorXd& point) {
  return {point.data(), static_cast<std::size_t>(point.size())};
}

/// Half the step until the likelihood does not fall. Returns the number of halvings.
int damp(const Objective& objective, const Eigen::VectorXd& point, Eigen::VectorXd& step) {
  constexpr int most = 60;
  const double value = objective.value(view(point));
  const double slack = 1e-12 * (1 + std::abs(value));  // rounding of the sum
  for (int halvings = 0; halvings < most; ++halvings) {
    const Eigen::VectorXd next = point + step;
    if (objective.value(view(next)) >= value - slack) return halvings;
    step *= 0.5;
  }
  step.setZero();
  return most;
}

/// Factorises, with a multiple of the identity added where the matrix is not positive. Returns whether it was.
bool factorise_positive(const RowMajor& information, Eigen::LDLT<Eigen::MatrixXd>& factor) {
  factor.compute(information);
  if (factor.isPositive() || !information.allFinite()) return true;
  double ridge = 1e-3 * (information.diagonal().cwiseAbs().maxCoeff() + 1e-300);
  for (int tries = 0; tries < 20 && !factor.isPositive(); ++tries, ridge *= 10) {
    Eigen::MatrixXd raised = information;
    raised.diagonal().array() += ridge;
    factor.compute(raised);
  }
  return false;
}

}  // namespace

Climb climb(const Objective& objective, std::vector<double> start, const NewtonOptions& options) {
  const auto k = static_cast<Eigen::Index>(start.size());
  Climb state;
  state.information.resize(start.size() * start.size());
  Eigen::VectorXd point = Eigen::Map<const Eigen::VectorXd>(start.data(), k);
  Eigen::VectorXd gradient(k);
  Eigen::LDLT<Eigen::MatrixXd> factor;
  for (;; ++state.convergence.iterations) {
    objective.slope(view(point), {gradient.data(), start.size()}, state.information);
    const bool positive = factorise_positive(Eigen::Map<const RowMajor>(state.information.data(), k, k), factor);
    Eigen::VectorXd step = factor.solve(gradient);
    const bool was_converged = state.converged;
    state.convergence.gradient_norm = std::sqrt(std::max(0.0, gradient.dot(step)));
    state.converged = positive && state.convergence.gradient_norm < options.tolerance;
    // One step more than convergence asks for: it is at hand, and squares what error there is.
    if (was_converged || !step.allFinite() || state.convergence.iterations >= options.iterations) break;
    state.convergence.halvings += damp(objective, point, step);
    point += step;
  }
  state.point.assign(point.data(), point.data() + k);
  return state;
}

void throw_not_converged(const Convergence& end, const std::string& name) {
  throw work_error("the " + name + " fit did not converge in " + std::to_string(end.iterations) +
                       " steps; the next would be " + number_text(end.gradient_norm, 9) + " standard errors long",
                   "allow more iterations or check the covariates for outliers");
}

void require_convergence(const Climb& end, const std::string& name) {
  if (!end.converged) throw_not_converged(end.convergence, name);
}

std::vector<double> inverse_root(std::span<const double> basis_root, std::span<const double> information) {
  const auto k = static_cast<Eigen::Index>(std::lround(std::sqrt(static_cast<double>(information.size()))));
  const Eigen::Map<const RowMajor> root(basis_root.data(), k, k);
  const Eigen::LLT<Eigen::MatrixXd> factor(Eigen::Map<const RowMajor>(information.data(), k, k));
  const Eigen::MatrixXd inverse = factor.matrixU().solve(Eigen::MatrixXd::Identity(k, k));  // C^-T
  const RowMajor natural = root * inverse;
  return {natural.data(), natural.data() + natural.size()};
}

}  // namespace entente
