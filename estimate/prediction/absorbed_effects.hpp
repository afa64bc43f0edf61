#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The absorbed effects of a fit as estimates with a variance of their own, without ever laying out their dummies.
///
/// Given the slopes b, effects are alpha(b) = (D'WD)^- D'W (y - X b) with W the weights of the last step (1 for least
/// squares): their slope in b is -J = -(D'WD)^- D'W X, and under the model their own error, which is independent of
/// that of b, has the covariance (D'WD)^- times the dispersion. All levels of all effects stand in one list.
class AbsorbedEffects {
 public:
  /// Of a fit with absorbed effects or without (then there are no levels). `sample` must outlive it.
  /// Throws Error (Fault::input) when the fit did not keep its effects.
  AbsorbedEffects(const Sample& sample, const ModelFit& fit);

  bool empty() const { return value_.empty(); }
  std::size_t levels() const { return value_.size(); }
  std::span<const double> value() const { return value_; }  ///< not finite where a level has no effect of its own
  /// J, levels x P row-major.
  std::span<const double> slope() const { return slope_; }
  /// Position of a row's level of an effect in the list.
  std::size_t position(std::size_t effect, std::size_t row) const;
  /// Rows all of whose effects are finite; the others (a unit without a single positive outcome) stay out of averages.
  std::span<const std::size_t> rows() const { return rows_; }

  /// Weights of the mean effect over those rows.
  std::vector<double> mean_weights() const;
  /// (D'WD)^- m. Throws Error (Fault::input) when m'alpha is not identified: groups of two effects that do not connect.
  std::vector<double> solve(std::span<const double> weights) const;
  /// A root R, levels x levels, with (D'WD)^- = R R': dense, or the diagonal alone (levels long) for one effect.
  /// Throws Error (Fault::input) beyond `most_dense_levels` levels of several effects.
  std::vector<double> root() const;

  static constexpr std::size_t most_dense_levels = 1500;

 private:
  void check(const ModelFit& fit) const;
  void read_slopes(const ModelFit& fit);
  /// D'WD times a vector.
  std::vector<double> multiply(std::span<const double> vector) const;
  double weight(std::size_t row) const { return weights_.empty() ? 1.0 : weights_[row]; }

  const Sample& sample_;
  std::vector<double> weights_;
  std::vector<std::size_t> start_;  // of each effect in the list
  std::vector<double> value_;
  std::vector<double> total_;  // of the weights, by level
  std::vector<double> slope_;
  std::vector<std::size_t> rows_;
};

}  // namespace entente
