#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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
  /// Of several values: they are changes from this one, which is added to each (Gannon and Kent 2020, Figure 3).
  std::optional<double> base;
  Place place;
};

/// How bands are made.
enum class BandMethod {
  delta,       ///< gradient, covariance and a quantile
  simulation,  ///< quantiles over draws of the parameters from N(estimate, covariance)
};

/// Which band a change against the reference carries.
enum class ChangeBand {
  contrast,    ///< of the difference of two predictions, which share the parameters: no width at the reference
  prediction,  ///< of the prediction, moved down by the fit at the reference: Gannon and Kent (2020), Figure 3
};

const char* to_string(BandMethod band);
const char* to_string(ChangeBand band);
const char* to_string(ChosenValue::Kind kind);

struct PredictionRequest {
  std::vector<ChosenValue> at;  ///< a variable not named is `observed` if any other is, else its mean
  /// With absorbed effects: the unit predicted, by its label. Nothing: rows that are `observed` keep their own effects,
  /// and other predictions take the mean effect over the rows.
  std::optional<std::string> unit;
  Place unit_place;
  /// Of the variable with several values, as these are listed: each prediction less the one there.
  std::optional<double> reference;
  Place reference_place;
  double scale = 1;  ///< multiplies predictions, e.g. the size of an army
  BandMethod band = BandMethod::delta;
  ChangeBand change_band = ChangeBand::contrast;
  double level = 0.95;               ///< in (0, 1)
  bool normal = true;                ///< normal quantile; otherwise t with the covariance's degrees of freedom
  std::optional<double> multiplier;  ///< of standard errors in place of a quantile: the paper's 1.96; delta only
  int draws = 10000;                 ///< of the simulation, 100 to 10,000,000
  std::uint64_t seed = 20010911;     ///< of the simulation
  int threads = 1;                   ///< results do not depend on it; 0 takes all
};

/// One point of a prediction.
struct PredictedPoint {
  std::vector<double> values;                  ///< of the variables with several values, as the request lists them
  double fit = 0;                              ///< E[y | x], times nothing
  double standard_error = 0;                   ///< of `fit`; by simulation the standard deviation of its draws
  double low = 0, high = 0;                    ///< of `fit`
  double change = 0;                           ///< scale (fit - fit at the reference); scale fit without a reference
  double change_low = 0, change_high = 0;      ///< the band that the request chose
  double change_error = 0;                     ///< standard error of `change`
  double contrast_low = 0, contrast_high = 0;  ///< the band of the difference, whatever the request chose
};

struct Prediction {
  std::vector<std::string> variables;              ///< those with several values
  std::vector<std::pair<std::string, double>> at;  ///< the others and bases, with the number used (NaN for observed)
  std::vector<PredictedPoint> points;              ///< all combinations, the last variable fastest
  std::optional<double> reference;                 ///< as requested
  double scale = 1;                                ///< as requested
  std::string band;                                ///< "delta method, normal 95 %"
  std::string change_band;  ///< in words: what change_low and change_high are; empty without a reference
  std::string covariance;   ///< its name
  std::string effects;      ///< with absorbed effects: which are taken, and what their own uncertainty is; else empty
  std::vector<std::string> notes;
  std::size_t rows = 1;  ///< over which each point is averaged
};

/// Most points of a prediction, all combinations counted.
inline constexpr std::size_t most_predicted_points = 100'000;

/// Predictions E[y | x] with standard errors and bands.
///
/// With absorbed effects the variance of a linear prediction is s2 m'(D'D)^-m + (x - m'J)' V (x - m'J), where m weighs
/// the effects, D holds their dummies and J = (D'D)^- D'X (for one effect the means of its groups): under the model's
/// own covariance exactly the answer of the regression with dummy variables. Poisson effects follow with the weights of
/// the last step. Under any other covariance V is that one, while the first part stays the model's: one group's rows
/// cannot tell how its own errors hang together, since their sum is zero by construction.
///
/// Throws Error (Fault::input) for a variable that the model does not have (with the nearest), a value at which the
/// design is not finite, a reference without exactly one variable of several values, an unknown unit, a unit in a model
/// without absorbed effects, a covariance of another size.
Prediction predict(const Sample& sample, const ModelFit& fit, const CovarianceEstimate& covariance,
                   const PredictionRequest& request);

}  // namespace entente
