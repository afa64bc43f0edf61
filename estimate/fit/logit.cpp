#include "estimate/fit/logit.hpp"

#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/separation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

double index(std::span<const double> row, std::span<const double> coefficients) {
  double sum = 0;
  for (std::size_t j = 0; j < row.size(); ++j) sum += row[j] * coefficients[j];
  return sum;
}

/// d - pi, without loss where pi is near d.
double surprise(double share, double eta) {
  return share > 0 ? participation_probability(-eta) : -participation_probability(eta);
}

/// The likelihood in a basis whose columns have mean square 1, so that Newton's method is well conditioned.
class Likelihood {
 public:
  Likelihood(const RegressionData& data, const std::vector<double>& basis)
      : response_(data.response), basis_(basis), columns_(data.columns()) {}

  double value(const Eigen::VectorXd& point) const {
    double sum = 0;
    for (std::size_t i = 0; i < response_.size(); ++i) {
      const double eta = index_of(i, point);
      sum += log_participation_probability(response_[i] > 0 ? eta : -eta);
    }
    return sum;
  }

  /// Returns the gradient and fills in minus the Hessian: the information, expected and observed alike.
  Eigen::VectorXd slope(const Eigen::VectorXd& point, RowMajor& information) const {
    const auto k = static_cast<Eigen::Index>(columns_);
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(k);
    information = RowMajor::Zero(k, k);
    for (std::size_t i = 0; i < response_.size(); ++i) {
      const double eta = index_of(i, point);
      const double first = surprise(response_[i], eta);
      const double weight = participation_probability(eta) * participation_probability(-eta);
      const double* x = basis_.data() + i * columns_;
      for (Eigen::Index j = 0; j < k; ++j) {
        gradient[j] += first * x[j];
        for (Eigen::Index m = 0; m <= j; ++m) information(j, m) += weight * x[j] * x[m];
      }
    }
    information.triangularView<Eigen::StrictlyUpper>() = information.transpose();
    return gradient;
  }

 private:
  double index_of(std::size_t i, const Eigen::VectorXd& point) const {
    return index({basis_.data() + i * columns_, columns_}, {point.data(), columns_});
  }

  const std::vector<double>& response_;
  const std::vector<double>& basis_;
  std::size_t columns_;
};

/// An orthogonal basis whose columns have mean square 1.
PivotedQr scaled_basis(const RegressionData& data) {
  PivotedQr qr = factorise(data);
  const double length = std::sqrt(static_cast<double>(data.rows()));
  for (double& q : qr.basis) q *= length;
  for (double& w : qr.root) w *= length;
  return qr;
}

struct Climb {
  Eigen::VectorXd point;
  RowMajor information;
  Convergence convergence;
  bool converged = false;
  bool separated = false;  ///< it ran off to infinity
};

/// Half the step until the likelihood does not fall. Returns the number of halvings.
int damp(const Likelihood& likelihood, const Eigen::VectorXd& point, Eigen::VectorXd& step) {
  constexpr int most = 60;
  const double value = likelihood.value(point);
  const double slack = 1e-12 * (1 + std::abs(value));  // rounding of the sum
  for (int halvings = 0; halvings < most; ++halvings) {
    if (likelihood.value(point + step) >= value - slack) return halvings;
    step *= 0.5;
  }
  step.setZero();
  return most;
}

Climb climb(const RegressionData& data, const PivotedQr& qr, const NewtonOptions& options) {
  const Likelihood likelihood(data, qr.basis);
  Climb state;
  state.point = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(data.columns()));
  for (;; ++state.convergence.iterations) {
    const Eigen::VectorXd gradient = likelihood.slope(state.point, state.information);
    const Eigen::LDLT<Eigen::MatrixXd> factor(state.information);
    Eigen::VectorXd step = factor.solve(gradient);
    state.convergence.gradient_norm = std::sqrt(std::max(0.0, gradient.dot(step)));
    state.converged = state.convergence.gradient_norm < options.tolerance;
    if (state.converged || !step.allFinite() || state.convergence.iterations >= options.iterations) break;
    state.convergence.halvings += damp(likelihood, state.point, step);
    state.point += step;
  }
  const auto cells = static_cast<std::size_t>(state.information.size());
  state.separated = !dead_direction({state.information.data(), cells}, data.rows()).empty();
  return state;
}

RegressionData without_term(const RegressionData& data, std::size_t term) {
  RegressionData rest;
  rest.terms = data.terms;
  rest.terms.erase(rest.terms.begin() + static_cast<std::ptrdiff_t>(term));
  for (std::size_t i = 0; i < data.rows(); ++i) {
    std::vector<double> row(data.row(i).begin(), data.row(i).end());
    row.erase(row.begin() + static_cast<std::ptrdiff_t>(term));
    rest.add(data.response[i], row, data.states[i]);
  }
  return rest;
}

/// Of terms that separate, a smallest set that still does: where all rows are separated every direction is dead, so the
/// climb itself does not say whose fault it is.
std::vector<std::string> separating_terms(RegressionData data, const NewtonOptions& options) {
  for (std::size_t term = 0; term < data.columns() && data.columns() > 1;) {
    RegressionData rest = without_term(data, term);
    if (climb(rest, scaled_basis(rest), options).separated) {
      data = std::move(rest);
    } else {
      ++term;
    }
  }
  return data.terms;
}

void check_end(const RegressionData& data, const Climb& end, const NewtonOptions& options) {
  if (end.separated) throw_separated(separating_terms(data, options));
  if (end.converged) return;
  throw work_error("the logit fit did not converge in " + std::to_string(end.convergence.iterations) +
                       " steps; the next would be " + number_text(end.convergence.gradient_norm, 9) +
                       " standard errors long",
                   "allow more iterations or check the covariates for outliers");
}

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

  const PivotedQr qr = scaled_basis(data);
  const Climb end = climb(data, qr, options);
  check_end(data, end, options);
  fit.convergence = end.convergence;

  const auto k = static_cast<Eigen::Index>(data.columns());
  const Eigen::Map<const RowMajor> root(qr.root.data(), k, k);
  const Eigen::VectorXd beta = root * end.point;
  fit.coefficients.assign(beta.data(), beta.data() + k);
  // With A = C C' in the basis, A^-1 = C^-T C^-1.
  const Eigen::LLT<Eigen::MatrixXd> factor(end.information);
  const Eigen::MatrixXd inverse = factor.matrixU().solve(Eigen::MatrixXd::Identity(k, k));
  const RowMajor natural = root * inverse;
  fit.root.assign(natural.data(), natural.data() + natural.size());
  fit.covariance = {.convention = "inverse information, normal", .matrix = scaled_square(fit.root, 1)};

  const double n = static_cast<double>(data.rows());
  const double p = static_cast<double>(k);
  fit.log_likelihood = Likelihood(data, qr.basis).value(end.point);
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
