#pragma once

#include "estimate/prediction/predict.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A prediction with what a reader needs besides its numbers.
struct PredictionDocument {
  std::string note;     ///< what it is: "Figure 3: ..."; may be empty
  std::string model;    ///< its name
  std::string formula;  ///< as written
  std::string response;
  std::string method;  ///< "least squares"
  std::size_t observations = 0;
  std::string unit_of_scale;  ///< "troops": names the changes; may be empty
  double level = 0.95;
  std::string covariance;          ///< with factor and clusters, in words
  std::vector<std::string> notes;  ///< besides the prediction's own
  Prediction prediction;
};

/// JSON in the layout of Figure 3's reference: note, at, grid, fit, se, then UNIT_change, UNIT_lower and UNIT_upper
/// with UNIT the unit of the scale ("troops"), or change, lower and upper without one; then low, high (of fit),
/// contrast (the band of the difference, whatever band the changes carry), reference, scale, band, change_band,
/// covariance, model, rows, notes. One list a variable under `grid` where several vary. An observed variable is null
/// under `at`.
std::string prediction_json(const PredictionDocument& document);

/// One row a point: variables that vary, fit, se, low, high, change, change_se, change_low, change_high, contrast_low,
/// contrast_high; full precision.
std::string prediction_csv(const PredictionDocument& document);
/// For print and screen, with notes below.
std::string prediction_markdown(const PredictionDocument& document);
std::string prediction_text(const PredictionDocument& document);

}  // namespace entente
