#pragma once

#include "estimate/recovery/refitted_record.hpp"
#include "results/scores/simulated.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// What a recovery is of, in words.
struct RecoveryCaption {
  std::string scenario;   ///< its name
  std::string record;     ///< one line: which record and measures
  std::string fit;        ///< one line: method, rows, states, covariance
  std::string generator;  ///< "scenario" or "model"
  std::string meaning;    ///< what that says of the numbers
  std::vector<std::string> notes;
  std::uint64_t seed = 0;
};

/// How intervals and standard errors of one kind do.
struct ErrorsReport {
  Simulated standard_error;  ///< root of the mean variance
  Simulated ratio;           ///< that over the estimates' standard deviation; 1 is right
  Simulated coverage;        ///< share of intervals that hold the truth
};

/// What became of one known number in all records that gave an estimate of it. Missing where it has no meaning.
///
/// Definitions and Monte Carlo errors follow Morris, White and Crowther (2019, table 6), but for shares, whose errors
/// are those of (x + 2) / (n + 4) (Agresti and Coull 1998) and so never 0.
struct RecoveryRow {
  RecoveredParameter parameter;
  std::size_t estimates = 0;  ///< records with an estimate
  Simulated mean;
  Simulated bias;       ///< mean minus truth
  Simulated deviation;  ///< standard deviation of the estimates
  Simulated rmse;
  ErrorsReport clustered;      ///< by state: what the scenario's fit reports
  ErrorsReport independent;    ///< as if a state's rows were independent
  Simulated power;             ///< share of clustered intervals without 0; where the truth is 0, wrong alarms
  Simulated wrong_sign;        ///< share of estimates on the other side of 0
  Simulated found_wrong_sign;  ///< of the intervals without 0, the share on the other side
  std::size_t at_bound = 0;    ///< estimates at an end of what is sought
  std::size_t intervals = 0;   ///< estimates that have one
};

/// Records that could not be fitted for one and the same reason.
struct RecoveryFailure {
  std::string what;  ///< "fit" or "persistence"
  std::string why;
  std::size_t records = 0;
  std::size_t first = 0;  ///< number of the first of them, from 1
};

/// All that a recovery found.
struct Recovery {
  RecoveryCaption caption;
  double level = 0.95;  ///< of the intervals
  std::size_t datasets = 0;
  std::size_t failed = 0;                     ///< of them: no fit
  std::size_t rows_least = 0, rows_most = 0;  ///< state-years fitted
  std::vector<RecoveryRow> rows;
  std::vector<RecoveryFailure> failures;
};

/// Sums up the refitted records. Throws Error (Fault::work) when fewer than two could be fitted: it names the reason.
Recovery summarise_recovery(const std::vector<RecoveredParameter>& parameters,
                            const std::vector<RefittedRecord>& records, double level, RecoveryCaption caption);

/// The interval of one estimate.
struct RecoveryInterval {
  double low = 0, high = 0;
};

/// estimate -+ t standard errors; NaN where there is no standard error.
RecoveryInterval recovery_interval(const RefittedRecord& record, std::size_t parameter, double standard_error,
                                   double level);

}  // namespace entente
