#pragma once

#include "results/scores/simulated.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace entente {

/// One statistic of the record beside the same statistic of each replicate (predictive check: Rubin 1984; Gelman, Meng
/// and Stern 1996). Replicates in which it is undefined are left out and counted.
struct PredictiveCheck {
  double observed = std::numeric_limits<double>::quiet_NaN();
  Simulated simulated;                                    ///< mean over replicates
  double q05 = std::numeric_limits<double>::quiet_NaN();  ///< quantiles over replicates (R's type 7), as near as the
  double q95 =
      std::numeric_limits<double>::quiet_NaN();  ///< statistic's bins have them: results/summary/distribution.hpp
  bool inside = false;  ///< observed lies in [q05, q95], from the replicates themselves; false where either side is
                        ///< undefined
  std::size_t undefined = 0;  ///< replicates left out

  /// Whether there is something to compare.
  bool defined() const { return std::isfinite(observed) && std::isfinite(simulated.value); }
};

}  // namespace entente
