#pragma once

#include "results/recovery/recovery.hpp"
#include "results/run_folder/digest.hpp"
#include "results/run_folder/manifest.hpp"

#include <string>
#include <vector>

namespace entente {

/// The finding in plain words, a sentence or two each: potential first, then the rest, then what was not fitted.
std::vector<std::string> recovery_verdict(const Recovery& recovery);

/// For people: the verdict, then a table a part of the equation, then what to beware of.
std::string recovery_text(const Recovery& recovery);

/// One JSON object with everything, ended by LF. `note` says which program made it.
std::string recovery_json(const Recovery& recovery, const std::string& note);

/// Tidy CSV: one row a number that is known ("recovery.csv").
std::string recovery_csv(const Recovery& recovery);
/// One row a made-up record and number ("recovery_datasets.csv"); a record that could not be fitted has empty numbers.
std::string recovery_datasets_csv(const std::vector<RecoveredParameter>& parameters,
                                  const std::vector<RefittedRecord>& records, double level);

/// manifest.json of a recovery's folder, such that `entente verify` can check it.
std::string recovery_manifest(const Recovery& recovery, const std::string& program_version,
                              const std::vector<FileDigest>& inputs, const Machine& machine,
                              const std::vector<FileDigest>& outputs);

}  // namespace entente
