#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Modularity of a partition, weighted by depth (Newman and Girvan 2004, eq. 5; Newman 2004): the share of all depth
/// that lies within communities, less what strengths alone would put there. NaN without ties.
/// @param community_of by position, any numbers; throws Error (Fault::work) unless there is one a state
double modularity(const TieGraph& graph, const std::vector<std::size_t>& community_of);

/// A partition into communities and its modularity.
struct Communities {
  std::vector<std::size_t> community_of;  ///< by position; numbered by their states with the smallest code
  std::vector<std::size_t> sizes;         ///< by community; an isolate is one of its own
  double modularity = 0;

  /// Communities of at least two states.
  std::size_t of_several() const;
};

/// Communities by greedy merging (Clauset, Newman and Moore 2004, weighted): from each state alone on, the two tied
/// communities whose union raises modularity most are merged, as long as it rises. Of equal gains the pair is taken
/// whose smaller, then whose larger, smallest code is the smallest. A good partition, not surely the best.
Communities greedy_communities(const TieGraph& graph);

}  // namespace entente
