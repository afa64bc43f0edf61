#pragma once

#include "scenarios/reader/scenario.hpp"
#include "sim/contribution/coefficients.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The table that a model was fitted to, so that a reader can tell whether he holds the same.
struct FittedData {
  std::string file;      ///< its name, without folders
  std::string sha256;    ///< of its bytes: 64 hexadecimal digits, lower case
  std::size_t rows = 0;  ///< of the whole table; the fit's are CoefficientsModel::rows

  friend bool operator==(const FittedData&, const FittedData&) = default;
};

/// One model of a coefficients file: the coefficients and how they came about.
struct CoefficientsModel {
  Coefficients coefficients;
  Measures measures;               ///< the record and the index that the model was fitted to
  std::string response;            ///< name of the outcome, "contribution share"
  std::size_t rows = 0;            ///< state-years of the fit
  std::size_t clusters = 0;        ///< states of the fit
  double ceiling_error = 0;        ///< standard error of an estimated ceiling; 0 of one given or known
  std::vector<std::string> units;  ///< of the terms, in their order; then of the amount_terms
  std::string source;              ///< where the numbers come from
  std::string convention;          ///< of the covariance: "plm HC1 by state", say
  std::string formula;             ///< as the fit had it; empty where the file does not say
  std::optional<FittedData> data;  ///< likewise nothing
};

/// The models of a coefficients file by name.
using CoefficientsModels = std::map<std::string, CoefficientsModel>;

/// Reads a coefficients file, strictly. Throws Error (Fault::input) with all problems found: keys and types as in
/// scenario files; a covariance that is not symmetric and positive semi-definite; a standard error that is not the root
/// of its variance (relative 1e-6); `amount_terms` missing from a hurdle or present elsewhere, as is a `ceiling`; a
/// model name that `file: x.yaml/model` could not hold.
CoefficientsModels read_coefficients(const std::string& path);
CoefficientsModels parse_coefficients(std::string text, const std::string& file);

/// The model of that name, or the only one when `name` is "". Throws Error (Fault::input) at `place` with the names
/// that are there.
const CoefficientsModel& model_of(const CoefficientsModels& models, const std::string& name, const Place& place);

/// The text of a coefficients file. It reads back to the same bits. Throws Error (Fault::work) when the models would
/// not pass the reader.
std::string coefficients_text(const CoefficientsModels& models);
/// Writes it atomically. Throws Error (Fault::work) when the disk does not take it; the old file then stays as it was.
void write_coefficients(const CoefficientsModels& models, const std::string& path);

}  // namespace entente
