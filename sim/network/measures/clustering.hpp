#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <vector>

namespace entente {

/// How far the states that a state is tied to are tied to each other, by position, in [0, 1]; NaN for states with fewer
/// than two ties, of whom it cannot be said.
struct Clustering {
  std::vector<double> local;     ///< share of the pairs of its partners that are tied (Watts and Strogatz 1998)
  std::vector<double> weighted;  ///< the same, pairs weighted by its ties to them (Barrat et al. 2004)

  /// Means over the states of whom it can be said; NaN without any.
  double mean_local() const;
  double mean_weighted() const;
};

Clustering clustering(const TieGraph& graph);

}  // namespace entente
