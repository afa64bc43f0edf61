#include "estimate/multiverse/marginal_effect.hpp"

#include "estimate/covariance/convention.hpp"
#include "estimate/prediction/mean_response.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace entente {
namespace {

constexpr double step_in_deviations = 1e-3;

std::size_t leaf_of(const Sample& sample, const std::string& variable) {
  const auto leaf = sample.matrix.leaf(variable);
  if (leaf) return *leaf;
  const std::string nearest = nearest_name(variable, sample.matrix.leaves());
  throw input_error({}, "the model has no variable " + variable, "the variable whose effect is told",
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

double deviation_of(const Sample& sample, std::size_t leaf) {
  const std::size_t width = sample.matrix.leaves().size();
  const auto n = static_cast<double>(sample.rows());
  double mean = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) mean += sample.leaves[i * width + leaf] / n;
  double squares = 0;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double from_mean = sample.leaves[i * width + leaf] - mean;
    squares += from_mean * from_mean;
  }
  return std::sqrt(squares / (n - 1));
}

/// Rows of the design with one variable moved.
class MovedDesign {
 public:
  MovedDesign(const Sample& sample, std::size_t leaf)
      : sample_(sample), leaf_(leaf), leaves_(sample.matrix.leaves().size()), design_(sample.columns()) {}

  std::span<const double> row(std::size_t i, double by) {
    const auto first = sample_.leaves.begin() + static_cast<std::ptrdiff_t>(i * leaves_.size());
    std::copy_n(first, leaves_.size(), leaves_.begin());
    leaves_[leaf_] += by;
    sample_.matrix.evaluate(leaves_, design_);
    return design_;
  }

  /// d(row of the design)/d(variable).
  std::vector<double> slope(std::size_t i, double step) {
    const std::span<const double> above = row(i, step);
    std::vector<double> slopes(above.begin(), above.end());
    const std::span<const double> below = row(i, -step);
    for (std::size_t j = 0; j < slopes.size(); ++j) slopes[j] = (slopes[j] - below[j]) / (2 * step);
    return slopes;
  }

 private:
  const Sample& sample_;
  std::size_t leaf_;
  std::vector<double> leaves_, design_;
};

// The design's mean slope, weighted by d(mean)/d(linear predictor): all that a linear predictor needs.
MarginalEffect by_slopes(const Sample& sample, const ModelFit& fit, MovedDesign& moved, double step, bool linear) {
  MarginalEffect effect{0, std::vector<double>(fit.size(), 0.0), 0};
  const auto n = static_cast<double>(sample.rows());
  std::vector<double> first;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const std::vector<double> slope = moved.slope(i, step);
    if (first.empty()) first = slope;
    const bool same = std::equal(slope.begin(), slope.end(), first.begin(),
                                 [](double a, double b) { return std::abs(a - b) <= 1e-6 * (1 + std::abs(b)); });
    if (!linear && !same) {
      throw input_error({},
                        "the variable's slope differs between rows, and a Poisson model with absorbed effects then "
                        "has no marginal effect here",
                        "a variable that stands in one term alone");
    }
    const double weight = (linear ? 1 : fit.fitted[i]) / n;
    for (std::size_t j = 0; j < slope.size(); ++j) effect.gradient[j] += weight * slope[j];
  }
  for (std::size_t j = 0; j < first.size(); ++j) effect.value += effect.gradient[j] * fit.estimate[j];
  return effect;
}

MarginalEffect by_differences(const Sample& sample, const ModelFit& fit, MovedDesign& moved, double step) {
  const std::size_t size = fit.size();
  MarginalEffect effect{0, std::vector<double>(size, 0.0), 0};
  std::vector<double> above(size), below(size);
  const double weight = 1 / (2 * step * static_cast<double>(sample.rows()));
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    const double high = mean_response(fit, fit.estimate, moved.row(i, step), 0, above);
    const double low = mean_response(fit, fit.estimate, moved.row(i, -step), 0, below);
    effect.value += weight * (high - low);
    for (std::size_t j = 0; j < size; ++j) effect.gradient[j] += weight * (above[j] - below[j]);
  }
  return effect;
}

}  // namespace

MarginalEffect marginal_effect(const Sample& sample, const ModelFit& fit, const std::string& variable) {
  const std::size_t leaf = leaf_of(sample, variable);
  const double deviation = deviation_of(sample, leaf);
  if (!(deviation > 0))
    throw input_error({}, variable + " does not vary over the rows", "a variable with an effect to tell");
  MovedDesign moved(sample, leaf);
  const double step = step_in_deviations * deviation;
  const bool linear = fit.options.family == ModelFamily::gaussian;
  MarginalEffect effect = linear || !sample.effects.empty() ? by_slopes(sample, fit, moved, step, linear)
                                                            : by_differences(sample, fit, moved, step);
  effect.deviation = deviation;
  return effect;
}

double standard_error(const MarginalEffect& effect, const CovarianceEstimate& covariance) {
  double variance = 0;
  for (std::size_t i = 0; i < effect.gradient.size(); ++i) {
    for (std::size_t j = 0; j < effect.gradient.size(); ++j) {
      variance += effect.gradient[i] * covariance.at(i, j) * effect.gradient[j];
    }
  }
  return std::sqrt(std::max(0.0, variance));
}

}  // namespace entente
