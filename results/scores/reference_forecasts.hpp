#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Point forecasts that need no theory, one a year of one state's record, each from earlier years only; NaN before the
/// first observed year. They look one year ahead: unlike a free-running simulation they know last year's record.
struct ReferenceForecasts {
  std::vector<double> historical_mean;  ///< mean of all earlier observed years
  std::vector<double> persistence;      ///< the last observed year
};

/// `observed`: a state's shares by year, NaN where missing.
ReferenceForecasts reference_forecasts(std::span<const double> observed);

}  // namespace entente
