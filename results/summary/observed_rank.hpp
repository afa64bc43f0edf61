#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace entente {

/// Where an observed value stands among replicates that are not kept: how many lie below it and how many on it, and its
/// nearest neighbours on either side.
struct ObservedRank {
  std::uint64_t below = 0;
  std::uint64_t equal = 0;
  double nearest_below = -std::numeric_limits<double>::infinity();
  double nearest_above = std::numeric_limits<double>::infinity();

  void add(double value, double observed);
  void merge(const ObservedRank& other);
  friend bool operator==(const ObservedRank&, const ObservedRank&) = default;

  /// Whether `observed` lies in the closed central 90 % interval of `count` replicates, 5 to 95 % quantiles of type 7:
  /// the very answer that in_central_90() gives from the replicates themselves. Whether a quantile lies below or above
  /// the observed value turns on the two replicates around that quantile; when the observed value does not fall between
  /// them the counts decide, and when it does they are its nearest neighbours.
  bool in_central_90(std::size_t count, double observed) const;
};

}  // namespace entente
