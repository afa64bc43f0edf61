#pragma once

#include "results/goodness/goodness_of_fit.hpp"
#include "results/goodness/war_statistics.hpp"
#include "results/wars/wars_summary.hpp"
#include "sim/war/replicate_block.hpp"

#include <atomic>
#include <cstddef>
#include <vector>

namespace entente {

/// Keeps the auxiliary statistics of an ensemble's first replicates while it is simulated:
/// `observe_ensemble(world, experiment, {&observer})`, then take(). Draws are left alone, and the result is the same
/// bits for any number of threads.
///
/// Memory: about 8 bytes a kept replicate and state and 0.2 KB a kept replicate, for each war; no more beyond
/// `most_kept` replicates.
class GoodnessObserver : public EnsembleObserver {
 public:
  static constexpr std::size_t most_kept = 10000;

  /// @param records one a war, in the World's order
  /// @param replications that the ensemble will have
  /// Throws Error (Fault::work) when world and records do not cover the same wars, states and years. `world` must
  /// outlive this.
  GoodnessObserver(const World& world, const std::vector<GoodnessRecord>& records, std::size_t replications);

  void observe(const ReplicateBlock& block) override;

  /// One a war, in the World's order.
  /// @param conventional by war and state of the World: mean of e over the state's compared years (see
  /// conventional_means)
  /// Throws Error (Fault::work) unless all replicates to be kept were observed.
  std::vector<GoodnessOfFit> take(const std::vector<std::vector<double>>& conventional, const GoodnessChoices& choices);

 private:
  const World& world_;
  std::size_t replications_;
  std::size_t keep_;
  std::vector<WarStatistics> wars_;
  std::vector<KeptStatistics> kept_;
  std::atomic<std::size_t> observed_{0};
};

/// By war and state: e, mean over the state's compared years and over all replicates, as states.csv has it. NaN for
/// states without a compared year.
std::vector<std::vector<double>> conventional_means(const WarsSummary& summary);

}  // namespace entente
