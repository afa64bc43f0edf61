#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace entente {

/// What a number of the model is, and so what can be asked of its estimates.
enum class RecoveredKind {
  coefficient,  ///< of a term: has a standard error, and zero means something
  scale,        ///< log(sigma): zero means nothing
  ceiling,      ///< of a hurdle's amount, where it is fitted
  persistence,  ///< of shocks, where it is calibrated: has no standard error
};

/// A number that is known when records are made up, and estimated from each of them.
struct RecoveredParameter {
  std::string name;  ///< as tables show it: "potential", "participation: potential", "log(sigma)", "ceiling"
  std::string part;  ///< of the equation: "participation", "amount"; "share" where there is one part; or empty
  std::string term;  ///< "potential"; of what is no coefficient, its name
  RecoveredKind kind = RecoveredKind::coefficient;
  double truth = 0;
};

/// The estimates from one made-up record. Vectors by parameter, empty where the fit failed.
struct RefittedRecord {
  std::vector<double> estimate;           ///< NaN where this one could not be had
  std::vector<double> standard_error;     ///< clustered by state; NaN where there is none
  std::vector<double> independent_error;  ///< as if a state's rows were independent of one another; NaN likewise
  std::vector<std::uint8_t> at_bound;     ///< 1: a ceiling of 1, a persistence at an end of what is sought
  double degrees_of_freedom = std::numeric_limits<double>::infinity();  ///< of the t distribution of intervals
  std::size_t rows = 0;                                                 ///< that were fitted
  std::string failure;                                                  ///< why there is no fit; empty where there is
  std::string persistence_failure;                                      ///< why there is no persistence, likewise
};

}  // namespace entente
