#pragma once

#include "estimate/prediction/absorbed_effects.hpp"
#include "estimate/prediction/profiles.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A prediction as a function of the estimates, to first order.
struct PointEstimate {
  double fit = 0;
  std::vector<double> gradient;  ///< P: in the parameters, by way of the effects too
  std::vector<double> effects;   ///< by level: in the effects' own error
};

/// The rows behind one point, laid out once for many parameters. Under a linear model their mean is all that matters.
struct PointRows {
  std::size_t rows = 0;
  std::vector<double> design;  ///< rows x p row-major
};

/// Predictions of a fit at the values of profiles, averaged over rows, with absorbed effects in their places.
class PointResponse {
 public:
  /// All must outlive it. Throws Error (Fault::input) for an unknown unit.
  PointResponse(const Sample& sample, const ModelFit& fit, const Profiles& profiles, const AbsorbedEffects& effects,
                const PredictionRequest& request);

  PointRows rows_at(std::span<const double> values) const;
  PointEstimate estimate(const PointRows& point) const;

  /// The same effects for every row of a point, as weights by level; otherwise each row has its own.
  bool common_effects() const { return !common_.empty(); }
  std::span<const double> common_weights() const { return common_; }
  /// The prediction for parameters other than the estimates. `effects` is their sum when common, else one a level.
  double mean(const PointRows& point, std::span<const double> parameters, std::span<const double> effects) const;
  /// Over how many rows of the sample a point is averaged; 1 for a profile.
  std::size_t averaged_rows() const { return profiles_.averaged() ? effects_.rows().size() : 1; }
  /// Which effects are taken, in words; empty without any.
  std::string effects_taken() const;

 private:
  void place_unit(const PredictionRequest& request);
  double own_offset(std::size_t row, std::span<const double> values) const;
  double common_offset() const;

  const Sample& sample_;
  const ModelFit& fit_;
  const Profiles& profiles_;
  const AbsorbedEffects& effects_;
  bool linear_;
  std::vector<double> common_;
  std::string unit_;  // "ccode = 200"
};

}  // namespace entente
