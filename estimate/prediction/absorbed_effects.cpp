#include "estimate/prediction/absorbed_effects.hpp"

#include "sim/core/error.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

AbsorbedEffects::AbsorbedEffects(const Sample& sample, const ModelFit& fit) : sample_(sample) {
  check(fit);
  if (fit.working && !fit.effects.empty()) weights_ = fit.working->weights;
  for (const AbsorbedEffect& effect : fit.effects) {
    start_.push_back(value_.size());
    value_.insert(value_.end(), effect.value.begin(), effect.value.end());
  }
  total_.assign(value_.size(), 0.0);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    bool finite = true;
    for (std::size_t e = 0; e < start_.size(); ++e) {
      total_[position(e, i)] += weight(i);
      finite &= std::isfinite(value_[position(e, i)]);
    }
    if (finite) rows_.push_back(i);
  }
  if (!empty()) read_slopes(fit);
}

void AbsorbedEffects::check(const ModelFit& fit) const {
  if (fit.effects.size() == sample_.effects.size()) return;
  throw input_error({.key = "unit"}, "the fit did not keep the values of its absorbed effects",
                    "a model whose effects are recovered");
}

std::size_t AbsorbedEffects::position(std::size_t effect, std::size_t row) const {
  return start_[effect] + sample_.effects[effect].level[row];
}

void AbsorbedEffects::read_slopes(const ModelFit& fit) {
  slope_.assign(levels() * fit.size(), 0.0);
  std::vector<double> sums(levels());
  for (std::size_t j = 0; j < fit.size(); ++j) {
    const auto term = sample_.matrix.term(fit.parameters[j].term);
    if (fit.parameters[j].scale || !term) continue;
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t i = 0; i < sample_.rows(); ++i) {
      for (std::size_t e = 0; e < start_.size(); ++e) sums[position(e, i)] += weight(i) * sample_.row(i)[*term];
    }
    const std::vector<double> means = solve(sums);
    for (std::size_t l = 0; l < levels(); ++l) slope_[l * fit.size() + j] = means[l];
  }
}

std::vector<double> AbsorbedEffects::mean_weights() const {
  std::vector<double> weights(levels(), 0.0);
  for (const std::size_t i : rows_) {
    for (std::size_t e = 0; e < start_.size(); ++e) weights[position(e, i)] += 1 / static_cast<double>(rows_.size());
  }
  return weights;
}

std::vector<double> AbsorbedEffects::multiply(std::span<const double> vector) const {
  std::vector<double> product(levels(), 0.0);
  for (std::size_t i = 0; i < sample_.rows(); ++i) {
    double sum = 0;
    for (std::size_t e = 0; e < start_.size(); ++e) sum += vector[position(e, i)];
    for (std::size_t e = 0; e < start_.size(); ++e) product[position(e, i)] += weight(i) * sum;
  }
  return product;
}

// Conjugate gradients with the totals as preconditioner: D'WD is semi-definite and too large to lay out, and from a
// start at zero the iterates stay where the solution is unique as far as m'alpha is concerned.
std::vector<double> AbsorbedEffects::solve(std::span<const double> weights) const {
  const auto precondition = [&](const std::vector<double>& vector) {
    std::vector<double> result(vector.size(), 0.0);
    for (std::size_t l = 0; l < vector.size(); ++l) result[l] = total_[l] > 0 ? vector[l] / total_[l] : 0.0;
    return result;
  };
  std::vector<double> rest(weights.begin(), weights.end());
  if (start_.size() == 1) return precondition(rest);
  std::vector<double> solution(levels(), 0.0);
  std::vector<double> step = precondition(rest);
  double length = dot(rest, step);
  const double first = length;
  constexpr double tolerance = 1e-26;  // of squared lengths
  const std::size_t most = 2 * levels() + 200;
  for (std::size_t iteration = 0; iteration < most && length > tolerance * first; ++iteration) {
    const std::vector<double> product = multiply(step);
    const double curvature = dot(step, product);
    if (!(curvature > 0)) break;
    const double move = length / curvature;
    for (std::size_t l = 0; l < levels(); ++l) {
      solution[l] += move * step[l];
      rest[l] -= move * product[l];
    }
    const std::vector<double> next = precondition(rest);
    const double next_length = dot(rest, next);
    for (std::size_t l = 0; l < levels(); ++l) step[l] = next[l] + next_length / length * step[l];
    length = next_length;
  }
  if (length > 1e-16 * first) {
    throw input_error({.key = "unit"}, "the predicted combination of absorbed effects is not identified",
                      "effects whose groups connect with each other",
                      "groups of one effect that never meet some groups of the other have no common level");
  }
  return solution;
}

std::vector<double> AbsorbedEffects::root() const {
  std::vector<double> root;
  if (start_.size() == 1) {
    for (const double total : total_) root.push_back(total > 0 ? 1 / std::sqrt(total) : 0.0);
    return root;
  }
  if (levels() > most_dense_levels) {
    throw input_error({.key = "band"}, "simulation with " + std::to_string(levels()) + " levels of several effects",
                      "at most " + std::to_string(most_dense_levels), "take the delta method");
  }
  const auto size = static_cast<Eigen::Index>(levels());
  Eigen::MatrixXd information = Eigen::MatrixXd::Zero(size, size);
  for (std::size_t i = 0; i < sample_.rows(); ++i) {
    for (std::size_t a = 0; a < start_.size(); ++a) {
      for (std::size_t b = 0; b < start_.size(); ++b) {
        information(static_cast<Eigen::Index>(position(a, i)), static_cast<Eigen::Index>(position(b, i))) += weight(i);
      }
    }
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(information);
  const double largest = solver.eigenvalues().maxCoeff();
  for (Eigen::Index l = 0; l < size; ++l) {
    for (Eigen::Index m = 0; m < size; ++m) {
      const double value = solver.eigenvalues()[m];
      root.push_back(value > 1e-10 * largest ? solver.eigenvectors()(l, m) / std::sqrt(value) : 0.0);
    }
  }
  return root;
}

}  // namespace entente
