#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// The sets of levels of two groupings that rows connect: the connected components of the graph whose nodes are the
/// levels of both and whose edges are the rows (Abowd, Creecy and Kramarz 2002).
struct ConnectedSets {
  /// The set of each level, by a number below the sum of both numbers of levels.
  std::vector<std::size_t> of_first, of_second;
  std::size_t count = 0;
};

/// @param connecting n: which rows are edges; empty when all are.
ConnectedSets connected_sets(const Grouping& first, const Grouping& second, const std::vector<bool>& connecting = {});

}  // namespace entente
