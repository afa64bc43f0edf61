#include "results/scores/calibrated.hpp"

#include <algorithm>

namespace entente {

CalibratedCoverage calibrated_coverage(const CentralInterval& interval, std::size_t count, std::size_t zeros) {
  const double n = static_cast<double>(count);
  const double of_zero = zeros == 0 ? 0 : (static_cast<double>(zeros) + 0.5) / (n + 1);
  // The quantile is zero when both order statistics around it are.
  const auto is_zero = [&](double p) { return zeros > 0 && (n - 1) * p <= static_cast<double>(zeros) - 1; };
  const auto below = [&](double p) { return std::clamp(((n - 1) * p + 1) / (n + 1), of_zero, 1.0); };
  const double up_to_high = is_zero(interval.high) ? of_zero : below(interval.high);
  const double under_low = is_zero(interval.low) ? 0 : below(interval.low);
  return {.covered = up_to_high - under_low,
          .positive = 1 - of_zero,
          .positive_covered = up_to_high - std::max(under_low, of_zero)};
}

}  // namespace entente
