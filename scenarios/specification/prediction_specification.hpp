#pragma once

#include "estimate/prediction/panel_central_values.hpp"
#include "estimate/prediction/predict.hpp"
#include "scenarios/specification/specification.hpp"
#include "sim/core/place.hpp"

#include <string>
#include <vector>

namespace entente {

/// A prediction from a model, ready to be computed from a panel.
struct PredictionSpecification {
  std::string name;    ///< "figure3": the file's name
  std::string source;  ///< "Gannon and Kent (2020), Figure 3"
  std::string note;    ///< what is predicted, for outputs
  ModelSpecification model;
  PredictionRequest request;
  CentralRows central_values = CentralRows::sample;
  std::string unit_of_scale;  ///< "troops"
};

/// Reads a prediction file, strictly: keys, types, words and numbers with file, line and column. Keys:
///
/// - entente_prediction: 1; source; note
/// - model: a model of a specification that ships or of a file ("table1/all", "mine.yaml/all"; the only one needs no
///   name), or a formula in place ("formula: share ~ potential")
/// - exclude: {variable: [values]}; covariance; convention
/// - at: {variable: 0.5, [0, 1], mean, median, min, max, observed, or {from: -1, to: 1, points: 21}, as
///   changes from `base: 0.2` where that is a fourth key}
/// - central_values: sample (the model's rows) or panel
/// - unit; reference; scale; unit_of_scale; level; band: delta or simulation; change_band: contrast or prediction;
///   quantile: normal or t; multiplier; draws; seed
PredictionSpecification read_prediction_specification(const std::string& path);
PredictionSpecification parse_prediction_specification(std::string text, const std::string& file);

/// The prediction that ships under this name, or else the file of this name (it ends in ".yaml"). Throws Error
/// (Fault::input) at `place` with the names that ship and the nearest.
PredictionSpecification find_prediction_specification(const std::string& name, const Place& place);
/// Whether a YAML file is one of predictions rather than of models: it has the key entente_prediction. False for one
/// that cannot be read.
bool is_prediction_file(const std::string& path);
/// "figure3"
std::vector<std::string> shipped_prediction_specifications();

}  // namespace entente
