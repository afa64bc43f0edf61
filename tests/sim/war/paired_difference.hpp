#pragma once

#include "sim/war/ensemble.hpp"

#include <cmath>
#include <cstddef>

namespace entente::testing {

/// Mean over cells and replicates of b's share less a's, with its standard error over replicates. The ensembles share
/// their shocks (common random numbers), so what differs is the experiment.
struct PairedDifference {
  double mean = 0;
  double error = 0;
  double first_mean = 0;  ///< mean share of a
};

inline PairedDifference paired_difference(const Ensemble& a, const Ensemble& b) {
  const double replications = static_cast<double>(a.replications);
  const std::size_t cells = a.years * a.states;
  PairedDifference result;
  double squares = 0;
  for (std::size_t k = 0; k < a.replications; ++k) {
    double difference = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      difference += (b.shares(cell)[k] - a.shares(cell)[k]) / static_cast<double>(cells);
      result.first_mean += a.shares(cell)[k] / static_cast<double>(cells) / replications;
    }
    result.mean += difference / replications;
    squares += difference * difference;
  }
  const double variance = (squares - replications * result.mean * result.mean) / (replications - 1);
  result.error = std::sqrt(variance / replications);
  return result;
}

}  // namespace entente::testing
