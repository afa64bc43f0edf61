#pragma once

#include "sim/parallel/instruction_set.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

namespace entente {

/// How a loop over replicates is cut up and watched. Results depend on none of it.
struct ParallelOptions {
  int threads = 0;                                   ///< 0 = as many as the machine has; above 256 as 256
  const std::atomic<bool>* interrupted = nullptr;    ///< when it becomes true, remaining blocks are left out
  std::optional<InstructionSet> instructions{};      ///< of the kernels; by default the best that the machine has
  std::function<void(std::size_t done)> progress{};  ///< called with the number of finished items, one call at a time
};

/// More threads than this would only cost memory.
inline constexpr int most_threads = 256;

/// Replicates a block: a fixed number, so that sums over blocks do not depend on the number of threads.
inline constexpr std::size_t replicates_per_block = 64;

/// Calls work(begin, end) once for every block of [0, count), from several threads. Blocks are begun in ascending
/// order and finish in any, though few before a lower one has.
/// When blocks throw, the exception of the lowest one is rethrown; what `progress` throws counts as its block's. An
/// interruption that leaves blocks out throws an Error (Fault::work) "interrupted", unless a block has thrown.
void for_each_block(std::size_t count, const ParallelOptions& options,
                    const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace entente
