#pragma once

#include "results/goodness/auxiliary.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace entente {

/// The auxiliary statistics of a record and of the replicates set against it. Set 0 is the record, set k + 1 replicate
/// k. Sets have places of their own, so that threads may fill several at once.
class KeptStatistics {
 public:
  KeptStatistics(std::size_t replicates, std::size_t states)
      : sets_(replicates + 1),
        states_(states),
        values_(auxiliary_count * sets_, std::numeric_limits<double>::quiet_NaN()),
        mean_shares_(sets_ * states),
        ranks_(sets_ * states) {}

  std::size_t sets() const { return sets_; }
  std::size_t states() const { return states_; }

  /// NaN where undefined.
  double& value(Auxiliary statistic, std::size_t set) {
    return values_[static_cast<std::size_t>(statistic) * sets_ + set];
  }
  std::span<const double> values(Auxiliary statistic) const {
    return {values_.data() + static_cast<std::size_t>(statistic) * sets_, sets_};
  }
  /// Of each state with a compared year over these years, as float: memory decides how many replicates can be kept.
  std::span<float> mean_shares(std::size_t set) { return {mean_shares_.data() + set * states_, states_}; }
  std::span<const float> mean_shares(std::size_t set) const { return {mean_shares_.data() + set * states_, states_}; }
  /// Their ranks from 1 (smallest), ties sharing the mean: halves, which a float holds exactly.
  std::span<float> ranks(std::size_t set) { return {ranks_.data() + set * states_, states_}; }
  std::span<const float> ranks(std::size_t set) const { return {ranks_.data() + set * states_, states_}; }

 private:
  std::size_t sets_;
  std::size_t states_;
  std::vector<double> values_;
  std::vector<float> mean_shares_;
  std::vector<float> ranks_;
};

}  // namespace entente
