#pragma once

#include "sim/core/identifiers.hpp"

#include <span>
#include <vector>

namespace entente {

struct ClusteredMean {
  double value = 0;
  double error = 0;  ///< NaN with fewer than two states
};

/// The mean over rows with a standard error that allows for any dependence among the rows of a state:
/// sqrt(G / (G - 1) sum_g (sum of deviations)^2) / n (Liang and Zeger 1986; of forecasts' score differences, Diebold
/// and Mariano 1995 with clusters in place of lags). States in ascending order, so that the sum is the same for any
/// order of rows but for rounding.
ClusteredMean clustered_mean(std::span<const double> values, const std::vector<CowCode>& states);

}  // namespace entente
