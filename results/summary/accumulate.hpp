#pragma once

#include "results/summary/ensemble_summary.hpp"
#include "sim/parallel/instruction_set.hpp"

namespace entente {

/// The loops of EnsembleSummary::add over the lanes of a block, compiled for several instruction sets; the same bits
/// with each of them.
struct Accumulation {
  /// All sums over replicates but the counters of the block itself. False when a value is out of range.
  static bool add(EnsembleSummary& summary, const ReplicateBlock& block);

  // For tests: by one set, which the machine must have.
  static bool add(EnsembleSummary& summary, const ReplicateBlock& block, InstructionSet set);

 private:
  template <class Count>
  struct Pass;
  static bool all(EnsembleSummary& summary, const ReplicateBlock& block);
  static bool baseline(EnsembleSummary& summary, const ReplicateBlock& block);
  static bool avx2(EnsembleSummary& summary, const ReplicateBlock& block);
  static bool avx512(EnsembleSummary& summary, const ReplicateBlock& block);
};

}  // namespace entente
