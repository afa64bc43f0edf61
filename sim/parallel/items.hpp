#pragma once

#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <functional>

namespace entente {

/// Calls work(i) once for every i of [0, count), from several threads, each item a block of its own: for items that
/// take long, where for_each_block puts many quick ones in a block. Progress counts items.
inline void for_each_item(std::size_t count, const ParallelOptions& options,
                          const std::function<void(std::size_t)>& work) {
  ParallelOptions by_item = options;
  if (options.progress) {
    by_item.progress = [&options](std::size_t done) { options.progress(done / replicates_per_block); };
  }
  for_each_block(count * replicates_per_block, by_item,
                 [&](std::size_t begin, std::size_t) { work(begin / replicates_per_block); });
}

}  // namespace entente
