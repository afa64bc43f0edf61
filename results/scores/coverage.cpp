#include "results/scores/coverage.hpp"

#include "sim/math/quantile.hpp"

namespace entente {

bool in_central(const CentralInterval& interval, std::span<const double> sorted, double observed) {
  return math::quantile(sorted, interval.low) <= observed && observed <= math::quantile(sorted, interval.high);
}

}  // namespace entente
