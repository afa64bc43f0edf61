#pragma once

#include "results/scores/coverage.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace entente {

/// Where an observed value stands among replicates that are not kept: how many lie below it and how many on it, and its
/// nearest neighbours on either side.
struct ObservedRank {
  std::uint32_t below = 0;
  std::uint32_t equal = 0;
  double nearest_below = -std::numeric_limits<double>::infinity();
  double nearest_above = std::numeric_limits<double>::infinity();

  void add(double value, double observed);
  void merge(const ObservedRank& other);
  friend bool operator==(const ObservedRank&, const ObservedRank&) = default;

  /// Whether `observed` lies in an interval of `count` replicates: the very answer that in_central() gives from the
  /// replicates themselves. Whether a quantile lies below or above
  /// the observed value turns on the two replicates around that quantile; when the observed value does not fall between
  /// them the counts decide, and when it does they are its nearest neighbours.
  bool in_central(const CentralInterval& interval, std::size_t count, double observed) const;
};

}  // namespace entente
