#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// The deaths of one block's contributors to one war, year by year: negative binomial with mean h T / 1000
/// (docs/model.md, "Casualties").
///
/// Most shares are zero and most troops of a year lose nobody. What can be ruled out by one comparison is, and what by
/// the probability of no death, of all states together; the rest is counted up from the same uniform (inversion). Means
/// of 200 and more are drawn by random::negative_binomial, whose time does not grow with the mean.
class BlockCasualties {
 public:
  /// @param war index among the world's wars
  BlockCasualties(const Plan& plan, std::size_t war, const kernel::Stages& stages);
  /// Rules out deaths, as far as one comparison can, of a state that was invited, given its shares.
  void gather(std::size_t year, std::size_t acting, ReplicateBlock& block);
  /// Writes the casualties of all who were gathered since the last call.
  void suffer(ReplicateBlock& block);

 private:
  std::int32_t draw_many(std::size_t year, std::size_t state, std::size_t lane, double mean,
                         const ReplicateBlock& block) const;
  void invert(ReplicateBlock& block);
  void keep_those_with_deaths();
  void keep_those_still_counting(std::size_t counted, ReplicateBlock& block);

  const Plan& plan_;
  const kernel::Stages& stages_;
  std::size_t war_number_;
  const War& war_;
  PairedDraws uniforms_;
  LaneArray<double> mean_of_lane_;  ///< of one state
  // Candidates of all states in one year.
  std::size_t candidates_ = 0;
  LaneArray<double> mean_;
  LaneArray<double> uniform_;
  LaneArray<double> term_;  ///< probability of as many deaths as were counted last
  LaneArray<double> sum_;   ///< probability of so many or fewer
  LaneArray<double> odds_;  ///< mean / (mean + size)
  LaneArray<double> deaths_;
  std::vector<std::uint32_t> place_;  ///< in ReplicateBlock::casualties
};

}  // namespace entente
