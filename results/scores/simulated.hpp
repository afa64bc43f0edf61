#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace entente {

/// A number estimated from the replicates of an ensemble, with its Monte Carlo standard error: by how much it would
/// vary if the same experiment were run again with other seeds. It says nothing about whether the model is right.
struct Simulated {
  double value = std::numeric_limits<double>::quiet_NaN();
  double error = std::numeric_limits<double>::quiet_NaN();  ///< NaN where it cannot be had (one replicate, say)
};

/// The mean of independent replicates with error sd / sqrt(n), sd with denominator n - 1. Empty: NaN.
Simulated mean_of(std::span<const double> replicates);

/// Disjoint groups of replicates, for the error of numbers that are no means (a rank correlation, say): the number is
/// computed from each group alone; the error is the groups' sd / sqrt(groups). Exact for means; for other numbers
/// groups of few replicates vary more than their share of the whole, so the error is approximate: too large for rank
/// correlations of well separated states, up to a third too small for coverage.
///
/// A replicate's group is its number modulo the number of groups: that groups are 16 from 32 replicates on is what lets
/// a block of replicates be sorted into them without knowing how many blocks there are.
class ReplicateGroups {
 public:
  static constexpr std::size_t most = 16;

  /// As many groups as possible up to `most` with at least two replicates each; none with fewer than four replicates.
  explicit ReplicateGroups(std::size_t replications)
      : replications_(replications),
        count_(replications < 4          ? 0
               : replications / 2 < most ? replications / 2
                                         : most) {}

  std::size_t count() const { return count_; }
  std::size_t of(std::size_t replicate) const { return count_ == 0 ? 0 : replicate % count_; }
  std::size_t size(std::size_t group) const {
    return replications_ / count_ + (group < replications_ % count_ ? 1 : 0);
  }

 private:
  std::size_t replications_;
  std::size_t count_;
};

/// The error that the groups' values give a number computed from all replicates; NaN with fewer than two groups.
double error_from_groups(std::span<const double> group_values);

}  // namespace entente
