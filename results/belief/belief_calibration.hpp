#pragma once

#include "results/summary/fixed_point.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace entente {

/// Beliefs of one tenth of the scale from 0 to 1, and how often they were right.
struct BeliefBin {
  std::size_t beliefs = 0;
  double mean_posterior = 0;   ///< NaN without beliefs
  double committed_share = 0;  ///< of the states believed of; NaN without beliefs
  double error = 0;            ///< standard error of committed_share: types are drawn independently
};

/// How a leader's beliefs at the end compare with the states' true types: calibrated where the share of the committed
/// is the mean posterior, bin by bin (Murphy and Winkler 1977).
struct BeliefCalibration {
  static constexpr std::size_t bins = 10;
  CowCode leader;
  std::array<BeliefBin, bins> bin;  ///< from [0, 0.1) to [0.9, 1]
};

/// Counts beliefs by bins, of all replicates and of the states that were invited to one of the leader's wars and of
/// whom the leader learnt something: a belief that no contribution moved says nothing. Whole numbers only, so that any
/// order of blocks gives the same bits.
class BeliefObserver : public EnsembleObserver {
 public:
  /// @param prior p0, in (0, 1)
  BeliefObserver(const World& world, double prior);
  void observe(const ReplicateBlock& block) override;
  std::vector<BeliefCalibration> calibrations() const;  ///< one a leader, in the World's order

 private:
  struct Counts {
    std::uint64_t beliefs = 0;
    std::uint64_t committed = 0;
    ShareSum posterior;
  };
  using Bins = std::array<Counts, BeliefCalibration::bins>;

  std::size_t states_;
  double prior_;
  std::vector<CowCode> leaders_;
  std::vector<std::uint8_t> invited_;  ///< by leader and state
  std::mutex mutex_;
  std::vector<Bins> counts_;  ///< by leader
};

}  // namespace entente
