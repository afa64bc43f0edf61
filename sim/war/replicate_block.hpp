#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Deaths of a state in a year are cut off here, far above any army, so that sums over replicates stay exact.
inline constexpr std::int32_t most_casualties = std::int32_t{1} << 25;

/// Everything that happened in one block of replicates, which lie side by side in *lanes*: replicate first + lane.
///
/// By act: [act * lanes + lane], acts as in World: the cells of one war after another. By leader and cell:
/// [(leader * cells + cell) * lanes + lane]. By state: [state * lanes + lane], and likewise by war or leader and state.
/// Lanes from `replicates` on are padding: whatever stands there was never asked for.
struct ReplicateBlock {
  static constexpr std::size_t lanes = replicates_per_block;

  ReplicateBlock(std::size_t cells, std::size_t states);  ///< of one war and one leader
  explicit ReplicateBlock(const World& world);

  std::size_t first = 0;       ///< number of the replicate in lane 0, a multiple of `lanes`
  std::size_t replicates = 0;  ///< 1 to `lanes`; fewer than `lanes` only in an ensemble's last block

  LaneArray<double> share;     ///< by act: y clipped to [0, 1]; 0 where not invited
  LaneArray<double> standing;  ///< by leader and cell: u at the end of the year
  /// By leader and cell: r = alpha / (alpha + beta) at the end of the year; empty unless states learn.
  LaneArray<double> expectation;
  LaneArray<std::int32_t> casualties;  ///< by act: deaths, at most most_casualties
  LaneArray<double> posterior;         ///< by leader and state: its belief that the state is committed, at the end
  LaneArray<std::uint8_t> committed;   ///< by state: the true type (1 = committed); all 0 with types off
  LaneArray<std::uint8_t> withdrawn;   ///< by war and state: 1 if the state left for good before the war's end
  LaneArray<double> potential_slope;   ///< by lane: the drawn coefficient of potential
  LaneArray<double> amount_potential_slope;  ///< by lane: the amount's, under hurdle; 0 otherwise
  /// One an act: sum over the block's replicates of e, expected without signalling; nothing once a state has left.
  std::vector<double> conventional_share;
  std::uint64_t negative_shares = 0;  ///< gaussian only: how many drawn y were below 0 (then T = 0)
  /// How many y were drawn: invited acts of all replicates, without those of states gone or not asked.
  std::uint64_t drawn_shares = 0;
};

/// Takes in blocks as they are finished. `observe` is called once a block, in any order and from several threads at
/// once; what an observer makes of an ensemble must not depend on that order. The block is the caller's and changes
/// after the call.
class EnsembleObserver {
 public:
  EnsembleObserver() = default;
  EnsembleObserver(const EnsembleObserver&) = delete;
  EnsembleObserver& operator=(const EnsembleObserver&) = delete;
  virtual ~EnsembleObserver() = default;
  virtual void observe(const ReplicateBlock& block) = 0;
};

}  // namespace entente
