#include "estimate/model/poisson/poisson_climb.hpp"

#include "estimate/fit/absorption.hpp"
#include "estimate/fit/climb.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/separation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Takes weighted group means out of variables. Weights are in units of the outcome's mean, so that neither means nor
/// the end of iterations depend on its unit, and above zero, where they may have underflowed.
class Demeaning {
 public:
  Demeaning(const std::vector<Grouping>& effects, std::vector<double> weights) : weights_(std::move(weights)) {
    if (effects.empty()) return;
    std::vector<const Grouping*> pointers;
    for (const Grouping& effect : effects) pointers.push_back(&effect);
    for (double& weight : weights_) weight = std::max(weight, std::numeric_limits<double>::min());
    absorption_.emplace(std::move(pointers), weights_);
  }

  Demeaning(const Demeaning&) = delete;
  Demeaning& operator=(const Demeaning&) = delete;

  void apply(std::vector<double>& values) {
    if (absorption_) absorption_->take_out(values);
  }

  /// Each column of an n x k row-major matrix.
  void apply_columns(std::vector<double>& matrix, std::size_t columns) {
    if (!absorption_) return;
    std::vector<double> column(matrix.size() / columns);
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t i = 0; i < column.size(); ++i) column[i] = matrix[i * columns + j];
      apply(column);
      for (std::size_t i = 0; i < column.size(); ++i) matrix[i * columns + j] = column[i];
    }
  }

 private:
  std::vector<double> weights_;  // the absorption looks at them
  std::optional<Absorption> absorption_;
};

/// Throws when a term does not vary within groups: demeaned it is rounding error, so its size before is the measure.
void check_variation(const RegressionData& data, const RegressionData& within) {
  std::vector<Problem> problems;
  for (std::size_t j = 0; j < data.columns(); ++j) {
    double before = 0;
    double after = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) {
      before += data.row(i)[j] * data.row(i)[j];
      after += within.row(i)[j] * within.row(i)[j];
    }
    if (std::sqrt(after) > rank_threshold * std::sqrt(before)) continue;
    Problem problem;
    problem.place.key = data.terms[j];
    problem.what = "the absorbed effects leave nothing of the term";
    problem.expected = "variation within the groups";
    problem.advice = "leave it out";
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

/// The design with plain group means taken out, as an orthogonal basis whose columns have mean square 1.
PivotedQr within_basis(const RegressionData& data, const std::vector<Grouping>& effects) {
  if (effects.empty()) return scaled_basis(data);
  RegressionData within = data;
  Demeaning(effects, {}).apply_columns(within.design, within.columns());
  check_variation(data, within);
  return scaled_basis(within);
}

class Climber {
 public:
  Climber(const RegressionData& data, const std::vector<Grouping>& effects)
      : y_(data.response), effects_(effects), qr_(within_basis(data, effects)), rows_(data.rows()), k_(data.columns()) {
    unit_ = std::accumulate(y_.begin(), y_.end(), 0.0) / static_cast<double>(rows_);
    start();
  }

  void run(const NewtonOptions& options) {
    for (;; ++convergence_.iterations) {
      const Step step = next();
      convergence_.gradient_norm = step.length;
      const bool finite = std::isfinite(step.length);
      converged_ = finite && step.length < options.tolerance;
      if (!finite || (!converged_ && convergence_.iterations >= options.iterations)) return;
      // The last step is taken too: it costs nothing and squares the error once more.
      advance(step);
      if (converged_) {
        weigh();
        return;
      }
    }
  }

  bool separated() const { return !dead_direction(relative_information(), rows_).empty(); }
  bool converged() const { return converged_; }
  const Convergence& convergence() const { return convergence_; }
  const std::vector<double>& eta() const { return eta_; }
  Demeaning weighted_demeaning() const {
    if (effects_.empty()) return Demeaning(effects_, {});
    std::vector<double> weights = mu_;
    for (double& weight : weights) weight /= unit_;
    return Demeaning(effects_, std::move(weights));
  }
  std::vector<double> coefficients() const { return qr_.coefficients(point_); }
  std::vector<double> root() const {
    return inverse_root(qr_.root, {information_.data(), static_cast<std::size_t>(information_.size())});
  }

 private:
  struct Step {
    std::vector<double> eta;
    Eigen::VectorXd point;
    double length = 0;
  };

  /// ln of (y + mean) / 2, as R's glm starts, put into the span of terms and effects.
  void start() {
    std::vector<double> wanted(rows_);
    for (std::size_t i = 0; i < rows_; ++i) wanted[i] = math::log((y_[i] + unit_) / 2);
    std::vector<double> rest = wanted;
    Demeaning(effects_, {}).apply(rest);
    point_ = qr_.coordinates(rest);
    for (double& value : point_) value /= static_cast<double>(rows_);
    eta_.resize(rows_);
    mu_.resize(rows_);
    for (std::size_t i = 0; i < rows_; ++i) eta_[i] = wanted[i] - rest[i] + predictor(qr_.basis, i, point_.data());
    for (std::size_t i = 0; i < rows_; ++i) mu_[i] = math::exp(eta_[i]);
  }

  double predictor(const std::vector<double>& basis, std::size_t i, const double* point) const {
    double sum = 0;
    for (std::size_t j = 0; j < k_; ++j) sum += basis[i * k_ + j] * point[j];
    return sum;
  }

  /// The basis with mu-weighted means taken out, and the information there.
  void weigh() {
    within_ = qr_.basis;
    weighted_demeaning().apply_columns(within_, k_);
    const auto k = static_cast<Eigen::Index>(k_);
    information_ = RowMajor::Zero(k, k);
    for (std::size_t i = 0; i < rows_; ++i) {
      const double* x = within_.data() + i * k_;
      for (Eigen::Index j = 0; j < k; ++j) {
        for (Eigen::Index m = 0; m <= j; ++m) information_(j, m) += mu_[i] * x[j] * x[m];
      }
    }
    information_.triangularView<Eigen::StrictlyUpper>() = information_.transpose();
  }

  /// The step of a mu-weighted regression of (y - mu) / mu on terms and effects (Frisch and Waugh 1933).
  Step next() {
    weigh();
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(k_));
    std::vector<double> working(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
      const double first = y_[i] - mu_[i];
      working[i] = mu_[i] > 0 ? first / mu_[i] : 0;
      for (std::size_t j = 0; j < k_; ++j) gradient[static_cast<Eigen::Index>(j)] += first * within_[i * k_ + j];
    }
    Step step;
    step.point = Eigen::LDLT<Eigen::MatrixXd>(information_).solve(gradient);
    step.eta = working;
    weighted_demeaning().apply(step.eta);
    double squares = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      const double by_effects = effects_.empty() ? 0 : working[i] - step.eta[i];
      step.eta[i] = by_effects + predictor(within_, i, step.point.data());
      squares += mu_[i] * step.eta[i] * step.eta[i];
    }
    step.length = std::sqrt(squares / unit_);
    return step;
  }

  double value(const std::vector<double>& eta) const {
    double sum = 0;
    for (std::size_t i = 0; i < rows_; ++i) sum += y_[i] * eta[i] - math::exp(eta[i]);
    return sum / unit_;
  }

  /// Half the step until the likelihood does not fall.
  void advance(const Step& step) {
    constexpr int most = 60;
    const double before = value(eta_);
    const double slack = 1e-12 * (1 + std::abs(before));  // rounding of the sum
    std::vector<double> moved(rows_);
    double fraction = 1;
    for (int halvings = 0; halvings < most; ++halvings, fraction /= 2, ++convergence_.halvings) {
      for (std::size_t i = 0; i < rows_; ++i) moved[i] = eta_[i] + fraction * step.eta[i];
      if (value(moved) >= before - slack) break;
    }
    eta_ = std::move(moved);
    for (std::size_t j = 0; j < k_; ++j) point_[j] += fraction * step.point[static_cast<Eigen::Index>(j)];
    for (std::size_t i = 0; i < rows_; ++i) mu_[i] = math::exp(eta_[i]);
  }

  /// In units of the outcome's mean, for what counts as dead must not depend on its unit.
  std::vector<double> relative_information() const {
    std::vector<double> cells(information_.data(), information_.data() + information_.size());
    for (double& cell : cells) cell /= unit_;
    return cells;
  }

  const std::vector<double>& y_;
  const std::vector<Grouping>& effects_;
  PivotedQr qr_;
  std::size_t rows_;
  std::size_t k_;
  double unit_ = 1;  // the mean of y
  std::vector<double> point_, eta_, mu_, within_;
  RowMajor information_;
  Convergence convergence_;
  bool converged_ = false;
};

}  // namespace

PoissonClimb climb_poisson(const RegressionData& data, const std::vector<Grouping>& effects,
                           const NewtonOptions& options) {
  Climber climber(data, effects);
  climber.run(options);
  if (climber.separated()) {
    const auto separated = [&](const RegressionData& rest) {
      Climber again(rest, effects);
      again.run(options);
      return again.separated();
    };
    throw_separated(separating_terms(data, separated), "zeros are separated from positive outcomes");
  }
  if (!climber.converged()) throw_not_converged(climber.convergence(), "Poisson");

  PoissonClimb end;
  end.coefficients = climber.coefficients();
  end.root = climber.root();
  end.eta = climber.eta();
  end.within = data.design;
  climber.weighted_demeaning().apply_columns(end.within, data.columns());
  end.convergence = climber.convergence();
  return end;
}

}  // namespace entente
