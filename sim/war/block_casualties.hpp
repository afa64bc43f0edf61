#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// The deaths of one block's contributors, year by year: negative binomial with mean h T / 1000 (design: "Home front").
///
/// Most shares are zero and most troops of a year lose nobody. What can be ruled out by one comparison is; the rest of
/// all states together is counted up from one uniform each (inversion), and means of 200 and more are drawn by
/// random::negative_binomial, whose time does not grow with the mean.
class BlockCasualties {
 public:
  BlockCasualties(const Plan& plan, const kernel::Stages& stages);
  /// Writes the block's casualties of one year, given its shares.
  void suffer(std::size_t year, ReplicateBlock& block);

 private:
  struct Candidates {
    std::size_t count = 0;
    LaneArray<double> mean;
    LaneArray<double> uniform;
    std::vector<std::uint32_t> place;  ///< in ReplicateBlock::casualties
  };

  void gather(std::size_t year, std::size_t acting, ReplicateBlock& block);
  void draw_many(std::size_t year, std::size_t state, std::size_t lane, double mean, ReplicateBlock& block) const;
  void invert(ReplicateBlock& block);
  void keep_those_with_deaths();
  void keep_those_still_counting(ReplicateBlock& block);

  const Plan& plan_;
  const kernel::Stages& stages_;
  PairedDraws uniforms_;
  LaneArray<double> mean_;       ///< of one state
  LaneArray<double> candidate_;  ///< of one state
  Candidates candidates_;        ///< of all states in one year
  LaneArray<double> ratio_;
  LaneArray<double> term_;
  LaneArray<double> sum_;
  LaneArray<double> deaths_;
};

}  // namespace entente
