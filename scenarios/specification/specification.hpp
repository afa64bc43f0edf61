#pragma once

#include "estimate/covariance/request.hpp"
#include "estimate/formula/formula.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/panel.hpp"
#include "sim/core/place.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// One model of a specification, ready to be fitted to a panel.
struct ModelSpecification {
  std::string name;   ///< "political"
  std::string label;  ///< for the head of its column in a table: "Political"; the name where none is given
  Formula formula;
  ModelOptions model;
  SampleOptions sample;
  /// Nothing: the caller's; a specification names one only where the model would be another without it.
  std::optional<CovarianceRequest> covariance;
  Place place;
};

/// Models that belong together: a table's columns.
struct Specification {
  std::string name;                        ///< "table1"
  std::string source;                      ///< "Gannon and Kent (2020), Table 1"
  std::vector<ModelSpecification> models;  ///< in the order of the file
};

/// Reads a specification file, strictly: keys, types and formulas with file, line and column, as scenario files.
///
/// - entente_specification: 1
/// - name, source: text
/// - exclude: {variable: [values]}, the rows left out of every model
/// - index: [unit, time], of every model
/// - models: {name: {...}}, in the order of a table's columns (scenarios/specification/model_reader.hpp has their keys)
Specification read_specification(const std::string& path);
Specification parse_specification(std::string text, const std::string& file);

/// The specification that ships under this name, or else the file of this name (it ends in ".yaml"). Throws Error
/// (Fault::input) at `place` with the names that ship and the nearest.
Specification find_specification(const std::string& name, const Place& place);
/// One model: "table1/all" of a specification that ships, "mine.yaml/all" of a file; the only one needs no name.
ModelSpecification find_model(const std::string& name, const Place& place);
/// "table1", "table1_per_gdp", ...
std::vector<std::string> shipped_specifications();

}  // namespace entente
