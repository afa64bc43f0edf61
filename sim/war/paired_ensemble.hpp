#pragma once

#include "sim/parallel/blocks.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <vector>

/// The same replicates in two worlds: what changes from one to the other is effect and not chance.
namespace entente {

/// A world and the rules in it; both are the caller's and must outlive their use.
struct EnsembleCase {
  const World& world;
  const Experiment& experiment;
};

/// Takes in what happened to the same replicates in the baseline and in one variant of it. As for EnsembleObserver:
/// called once a block, in any order and from several threads at once, and both blocks change after the call.
class PairedObserver {
 public:
  PairedObserver() = default;
  PairedObserver(const PairedObserver&) = delete;
  PairedObserver& operator=(const PairedObserver&) = delete;
  virtual ~PairedObserver() = default;
  virtual void observe(const ReplicateBlock& baseline, const ReplicateBlock& variant) = 0;
};

/// A variant of the baseline, and who watches both.
struct PairedVariant {
  EnsembleCase changed;
  PairedObserver* observer;
};

/// Simulates all replicates in the baseline and in every variant, block by block, on common random numbers: draws are
/// keyed by identity, so that a state that the change does not reach does in a variant what it does in the baseline.
///
/// Coefficients are the baseline's, and so are the intercepts under which types keep the fitted means
/// (docs/model.md, "Types and private stake"): found anew in a changed world they would answer the change and move
/// states that it does not reach.
///
/// `observers` see the baseline, and the same blocks as with observe_ensemble. Memory does not grow with the number of
/// replicates. Throws Error (Fault::work) where a variant has other states, years, coefficients, types, seed or number
/// of replicates than the baseline.
void observe_paired(const EnsembleCase& baseline, const std::vector<PairedVariant>& variants,
                    const std::vector<EnsembleObserver*>& observers, const ParallelOptions& options = {});

}  // namespace entente
