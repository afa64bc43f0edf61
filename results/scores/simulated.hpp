#pragma once

#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

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
/// correlations of well separated states, too small for those of states whose simulated means lie closer together than
/// their noise (half of the spread over seeds for the mean shares of Libya), up to a third too small for coverage.
///
/// Who belongs where does not depend on how many replicates follow, from 32 replicates on: of the first 1,024 the
/// number modulo 16 decides, so that few replicates make many groups; later a block of 64 goes to one group as a whole,
/// the next block to the next. Groups then differ by 64 members at most, and errors are up to 6 % too large.
class ReplicateGroups {
 public:
  static constexpr std::size_t most = 16;
  static constexpr std::size_t block = replicates_per_block;
  static constexpr std::size_t one_by_one = most * block;

  /// As many groups as possible up to `most` with at least two replicates each; none with fewer than four replicates.
  explicit ReplicateGroups(std::size_t replications)
      : replications_(replications),
        count_(replications < 4          ? 0
               : replications / 2 < most ? replications / 2
                                         : most) {}

  std::size_t count() const { return count_; }
  /// 0 where there are no groups.
  std::size_t of(std::size_t replicate) const {
    if (count_ == 0) return 0;
    return replicate < one_by_one ? replicate % count_ : replicate / block % count_;
  }
  /// Members of each group.
  std::vector<std::size_t> sizes() const;

 private:
  std::size_t replications_;
  std::size_t count_;
};

/// The error that the groups' values give a number computed from all replicates; NaN with fewer than two groups.
double error_from_groups(std::span<const double> group_values);

}  // namespace entente
