#pragma once

#include "results/observed.hpp"
#include "results/summary/distribution.hpp"
#include "results/summary/ensemble_summary.hpp"
#include "results/summary/summary_observer.hpp"
#include "sim/parallel/lending_pool.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/war_slice.hpp"
#include "sim/war/world.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace entente {

/// An ensemble summed up against the record of each of its wars.
struct WarsSummary {
  std::vector<EnsembleSummary> wars;      ///< in the World's order
  std::vector<Distribution> year_troops;  ///< by year, over all wars: troops that are on record; with one war, none
};

/// As SummaryObserver, war by war.
class WarsObserver : public EnsembleObserver {
 public:
  /// @param world must outlive the observer
  /// @param records one a war, in the World's order
  /// Throws Error (Fault::work) when world and records do not cover the same wars, states and years.
  WarsObserver(const World& world, const std::vector<ObservedShares>& records);

  /// As EnsembleSummary::add.
  void observe(const ReplicateBlock& block) override;

  /// All that was seen; nothing may follow.
  WarsSummary take();

 private:
  struct Compared {
    std::size_t act;
    std::size_t year;
    double armed_forces;
  };
  using Slicers = std::vector<BlockSlicer>;

  void add_year_troops(const ReplicateBlock& block);

  std::vector<std::unique_ptr<SummaryObserver>> wars_;
  LendingPool<Slicers> slicers_;
  std::vector<Compared> compared_;  // whose troops are on record
  std::mutex mutex_;
  std::vector<Distribution> year_troops_;
};

}  // namespace entente
