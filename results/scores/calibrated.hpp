#pragma once

#include "results/scores/coverage.hpp"

#include <cstddef>

namespace entente {

/// What a calibrated forecast of a share with a point mass at zero would do, so that what a simulation does can be set
/// against it: where most of the replicates are zero, even the right forecast covers far more than its level of all
/// observations, and less of those above zero, since it holds many of these unlikely beforehand.
struct CalibratedCoverage {
  double covered = 0;           ///< P(the observation lies in the interval)
  double positive = 0;          ///< P(it is above zero)
  double positive_covered = 0;  ///< P(both)
};

/// Of an observation that is one more draw of the distribution behind `count` draws, `zeros` of them zero and the
/// others continuous. A quantile at p among the positive draws has on average ((count - 1) p + 1) / (count + 1) of the
/// distribution below it; zero has (zeros + 1/2) / (count + 1). Without zeros: level (count - 1) / (count + 1).
CalibratedCoverage calibrated_coverage(const CentralInterval& interval, std::size_t count, std::size_t zeros);

}  // namespace entente
