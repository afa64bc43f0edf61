#pragma once

#include "estimate/prediction/parameter_draws.hpp"
#include "estimate/prediction/point_response.hpp"
#include "estimate/prediction/predict.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// What all bands of one prediction are made from. All must outlive them.
struct BandContext {
  const ModelFit& fit;
  const CovarianceEstimate& covariance;
  const AbsorbedEffects& effects;
  const PointResponse& response;
  double own_dispersion = 1;  ///< of the effects' own error
  const PredictionRequest& request;
};

/// Points with their bands, by one method.
class Bands {
 public:
  virtual ~Bands() = default;
  /// "delta method, normal 95 %"
  virtual std::string name() const = 0;
  /// Changes are against these values of the variables with several from now on.
  virtual void set_reference(std::span<const double> values) = 0;
  /// All of the point but its values.
  virtual PredictedPoint point(std::span<const double> values) const = 0;
};

std::unique_ptr<Bands> delta_bands(const BandContext& context, std::vector<std::string>& notes);
std::unique_ptr<Bands> simulated_bands(const BandContext& context, std::vector<std::string>& notes);

}  // namespace entente
