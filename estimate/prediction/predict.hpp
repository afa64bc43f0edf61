#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The value of one variable in a prediction.
struct ChosenValue {
  enum class Kind {
    values,  ///< those listed: one, or a grid
    mean,    ///< over the sample's rows
    median,
    minimum,
    maximum,
    observed,  ///< each row's own: predictions are averaged over the rows
  };
  std::string variable;  ///< a leaf of the model matrix: "gdp", "lag(share)"
  Kind kind = Kind::mean;
  std::vector<double> values;
  Place place;
};

/// How bands are made.
enum class BandMethod {
  delta,       ///< gradient, covariance and a quantile
  simulation,  ///< quantiles over draws of the parameters from N(estimate, covariance)
};

struct PredictionRequest {
  std::vector<ChosenValue> at;  ///< a variable not named is `observed` if any other is, else its mean
  std::optional<std::string>
      unit;  ///< with absorbed effects: the unit predicted; nothing: the mean effect over the rows
  std::optional<double> reference;  ///< of the variable with several values: each prediction less the one there
  double scale = 1;                 ///< multiplies predictions, e.g. the size of an army
  BandMethod band = BandMethod::delta;
  double level = 0.95;
  bool normal = true;  ///< normal quantile; otherwise t with the covariance's degrees of freedom
  int draws = 10000;   ///< of the simulation
  std::uint64_t seed = 20010911;
};

/// One point of a prediction.
struct PredictedPoint {
  std::vector<double> values;  ///< of the variables with listed values, in the order of the request
  double fit = 0;              ///< E[y | x], times nothing
  double standard_error = 0;   ///< of `fit`
  double low = 0, high = 0;    ///< of `fit`
  double change = 0;           ///< scale (fit - fit at the reference); scale fit without a reference
  double change_low = 0, change_high = 0;
};

struct Prediction {
  std::vector<std::string> variables;              ///< those with listed values
  std::vector<std::pair<std::string, double>> at;  ///< the others, with the number used (NaN for observed)
  std::vector<PredictedPoint> points;              ///< all combinations, the last variable fastest
  std::string band;                                ///< "delta method, normal 95 %"
  std::size_t rows = 1;                            ///< over which each point is averaged
};

/// Throws Error (Fault::input) for a variable that the model does not have (with the nearest), or a value at which the
/// design is not finite.
Prediction predict(const Sample& sample, const ModelFit& fit, const CovarianceEstimate& covariance,
                   const PredictionRequest& request);

}  // namespace entente
