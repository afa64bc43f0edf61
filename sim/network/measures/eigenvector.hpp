#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Eigenvector centrality (Bonacich 1972): the eigenvector of the largest eigenvalue of the matrix of depths, so that a
/// state is central as it is deeply tied to central states.
struct EigenvectorCentrality {
  /// By position, the largest 1. The vector belongs to the component with the largest eigenvalue; outside it all are 0,
  /// as in the eigenvector of the whole matrix. Of components whose eigenvalues agree to 1e-9 it is the one with the
  /// smallest code that counts. All 0 without ties.
  std::vector<double> centrality;
  double eigenvalue = 0;
  /// |Wx - eigenvalue x| / (eigenvalue |x|), Euclidean: at most `tolerance` when the iteration converged.
  double residual = 0;
  std::size_t steps = 0;

  static constexpr double tolerance = 1e-11;
  static constexpr std::size_t most_steps = 20000;
  bool converged() const { return residual <= tolerance; }
};

/// Power iteration on W + c I (c half of the mean strength, so that networks of two sides do not swing), from the
/// strengths on. Slow only where two groups of states are hardly tied to each other and have nearly the same
/// eigenvalue.
EigenvectorCentrality eigenvector_centrality(const TieGraph& graph);

}  // namespace entente
