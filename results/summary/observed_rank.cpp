#include "results/summary/observed_rank.hpp"

#include "sim/math/quantile.hpp"

#include <algorithm>

namespace entente {

void ObservedRank::add(double value, double observed) {
  if (value < observed) {
    ++below;
    nearest_below = std::max(nearest_below, value);
  } else if (value > observed) {
    nearest_above = std::min(nearest_above, value);
  } else {
    ++equal;
  }
}

void ObservedRank::merge(const ObservedRank& other) {
  below += other.below;
  equal += other.equal;
  nearest_below = std::max(nearest_below, other.nearest_below);
  nearest_above = std::min(nearest_above, other.nearest_above);
}

bool ObservedRank::in_central(const CentralInterval& interval, std::size_t count, double observed) const {
  if (count == 0) return false;
  // All replicates below are moved up to the nearest one, all above down to theirs: no quantile changes its side.
  const auto order_statistic = [&](std::size_t i) {
    if (i < below) return nearest_below;
    return i < below + equal ? observed : nearest_above;
  };
  return math::quantile_of(count, interval.low, order_statistic) <= observed &&
         observed <= math::quantile_of(count, interval.high, order_statistic);
}

}  // namespace entente
