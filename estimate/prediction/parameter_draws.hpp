#pragma once

#include "estimate/prediction/point_response.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A root R of a covariance, size x size row-major, V = R R', by its eigenvectors. Parameters are brought to unit
/// variance first, since their units differ by many orders; a negative eigenvalue (two-way clusters have them) counts
/// as 0, and a parameter without variance keeps its place. `repaired`: the most negative one, over the largest.
struct CovarianceRoot {
  std::vector<double> root;
  double repaired = 0;
};
CovarianceRoot covariance_root(std::span<const double> covariance, std::size_t size);

/// Draws of a fit's parameters and absorbed effects from their joint normal.
///
/// Draw d takes its numbers from its own Philox stream (replicate d), the parameters' first, so that neither threads
/// nor the number of draws change it.
class ParameterDraws {
 public:
  /// @param own_dispersion of the effects' own error. Throws Error (Fault::input) when the draws of effects would not
  /// fit in memory.
  ParameterDraws(const ModelFit& fit, const CovarianceRoot& root, const AbsorbedEffects& effects,
                 const PointResponse& response, double own_dispersion, const PredictionRequest& request);

  std::size_t draws() const { return draws_; }
  std::span<const double> parameters(std::size_t draw) const { return {parameters_.data() + draw * size_, size_}; }
  /// As PointResponse::mean takes them: one number when effects are common, else one a level.
  std::span<const double> effects(std::size_t draw) const { return {effects_.data() + draw * width_, width_}; }

 private:
  std::size_t draws_;
  std::size_t size_;   // P
  std::size_t width_;  // of a draw of effects
  std::vector<double> parameters_;
  std::vector<double> effects_;
};

}  // namespace entente
