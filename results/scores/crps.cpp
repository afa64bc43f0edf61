#include "results/scores/crps.hpp"

#include <cmath>
#include <cstddef>

namespace entente {

double fair_crps(std::span<const double> sorted, double observed) {
  const std::size_t count = sorted.size();
  const double r = static_cast<double>(count);
  double distance = 0;
  // Of sorted members, sum_ij |x_i - x_j| = 2 sum_i (2 i - R - 1) x_(i), i from 1: no double loop.
  double spread = 0;
  for (std::size_t i = 0; i < count; ++i) {
    distance += std::abs(sorted[i] - observed);
    spread += (2.0 * static_cast<double>(i) + 1.0 - r) * sorted[i];
  }
  if (count < 2) return distance;
  return distance / r - spread / (r * (r - 1.0));
}

}  // namespace entente
