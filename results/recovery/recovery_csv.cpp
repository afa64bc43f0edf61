#include "results/recovery/recovery_document.hpp"
#include "results/recovery/recovery_words.hpp"
#include "results/tables/csv_text.hpp"

#include <cmath>

namespace entente {

std::string recovery_csv(const Recovery& recovery) {
  CsvText csv({"parameter",
               "part",
               "term",
               "kind",
               "truth",
               "estimates",
               "mean",
               "mean_error",
               "bias",
               "bias_error",
               "sd",
               "sd_error",
               "rmse",
               "rmse_error",
               "standard_error",
               "standard_error_error",
               "ratio",
               "ratio_error",
               "coverage",
               "coverage_error",
               "power",
               "power_error",
               "wrong_sign",
               "wrong_sign_error",
               "found_wrong_sign",
               "found_wrong_sign_error",
               "independent_standard_error",
               "independent_standard_error_error",
               "independent_ratio",
               "independent_ratio_error",
               "independent_coverage",
               "independent_coverage_error",
               "at_bound",
               "level"});
  for (const RecoveryRow& row : recovery.rows) {
    csv.add(row.parameter.name).add(row.parameter.part).add(row.parameter.term).add(kind_name(row.parameter.kind));
    csv.add(row.parameter.truth).add(row.estimates).add(row.mean).add(row.bias).add(row.deviation).add(row.rmse);
    csv.add(row.clustered.standard_error).add(row.clustered.ratio).add(row.clustered.coverage);
    csv.add(row.power).add(row.wrong_sign).add(row.found_wrong_sign);
    csv.add(row.independent.standard_error).add(row.independent.ratio).add(row.independent.coverage);
    csv.add(row.at_bound).add(recovery.level);
  }
  return csv.text();
}

std::string recovery_datasets_csv(const std::vector<RecoveredParameter>& parameters,
                                  const std::vector<RefittedRecord>& records, double level) {
  CsvText csv({"dataset", "parameter", "part", "term", "truth", "estimate", "standard_error", "low", "high", "covers",
               "excludes_zero", "independent_standard_error", "at_bound", "rows", "failure"});
  for (std::size_t i = 0; i < records.size(); ++i) {
    const RefittedRecord& record = records[i];
    for (std::size_t j = 0; j < parameters.size(); ++j) {
      const RecoveredParameter& parameter = parameters[j];
      csv.add(i + 1).add(parameter.name).add(parameter.part).add(parameter.term).add(parameter.truth);
      if (!record.failure.empty()) {
        for (int field = 0; field < 8; ++field) csv.add("");
        csv.add(record.rows).add(record.failure);
        continue;
      }
      const double error = record.standard_error[j];
      const bool known = std::isfinite(error);
      const RecoveryInterval interval = recovery_interval(record, j, error, level);
      csv.add(record.estimate[j]).add(error).add(interval.low).add(interval.high);
      csv.add_flag(interval.low <= parameter.truth && parameter.truth <= interval.high, known);
      csv.add_flag(interval.low > 0 || interval.high < 0, known && parameter.kind == RecoveredKind::coefficient);
      csv.add(record.independent_error[j]).add_flag(record.at_bound[j] != 0, std::isfinite(record.estimate[j]));
      csv.add(record.rows);
      csv.add(parameter.kind == RecoveredKind::persistence ? record.persistence_failure : std::string());
    }
  }
  return csv.text();
}

}  // namespace entente
