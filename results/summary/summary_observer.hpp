#pragma once

#include "results/summary/ensemble_summary.hpp"
#include "sim/war/ensemble.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace entente {

/// Sums an ensemble up while it is simulated: `observe_ensemble(world, experiment, {&observer})`, then take().
///
/// Blocks that come at the same time get a working summary each, so memory grows with the number of threads (at most
/// EnsembleSummary::bytes() a thread) and not with that of replicates. The result is the same bits for any number of
/// threads.
class SummaryObserver : public EnsembleObserver {
 public:
  /// Throws Error (Fault::work) when world and record do not cover the same states and years.
  SummaryObserver(const World& world, const ObservedShares& observed) : total_(world, observed) {}

  /// As EnsembleSummary::add.
  void observe(const ReplicateBlock& block) override;

  /// All that was seen; the observer is as new afterwards.
  EnsembleSummary take();

 private:
  std::unique_ptr<EnsembleSummary> borrow();

  EnsembleSummary total_;  // stays empty until take()
  std::mutex mutex_;
  std::vector<std::unique_ptr<EnsembleSummary>> idle_;
};

/// The summary of an ensemble that was recorded in full: as if it had been observed. Throws as EnsembleSummary::add.
EnsembleSummary summarise(const World& world, const Ensemble& ensemble, const ObservedShares& observed);

}  // namespace entente
