#pragma once

#include "sim/war/ensemble.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace entente::testing {

/// How far posteriors are from the frequency of commitment: the worst z-score over ten bins of the posterior.
/// Oracle: the definition of calibration, E[committed | posterior] = posterior.
inline double worst_calibration_z(const Ensemble& ensemble) {
  std::array<double, 10> count{}, committed{}, expected{}, variance{};
  for (std::size_t i = 0; i < ensemble.posterior.size(); ++i) {
    const double p = ensemble.posterior[i];
    const std::size_t bin = std::min<std::size_t>(9, static_cast<std::size_t>(p * 10));
    count[bin] += 1;
    committed[bin] += ensemble.committed[i];
    expected[bin] += p;
    variance[bin] += p * (1 - p);
  }
  double worst = 0;
  for (std::size_t bin = 0; bin < 10; ++bin) {
    if (count[bin] >= 50) worst = std::max(worst, std::abs(committed[bin] - expected[bin]) / std::sqrt(variance[bin]));
  }
  return worst;
}

}  // namespace entente::testing
