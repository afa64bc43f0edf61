#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Core and periphery as two classes (Borgatti and Everett 2000): in the ideal pattern all states of the core are tied
/// with depth 1, those of the periphery not at all, and ties between the two classes say nothing.
struct Core {
  std::vector<std::uint8_t> member;  ///< by position: 1 in the core
  std::size_t size = 0;
  /// Pearson's correlation of depths with the ideal pattern over the dyads within the core and within the periphery;
  /// NaN where either has none, or no depth differs.
  double fit = 0;
};

/// The core with the least sum of |depth - ideal| within the two classes. It is found exactly: the sum is the total
/// depth plus k (k - 1) / 2 less the strengths of the k members, so the strongest are taken as long as a state's
/// strength exceeds the number of those before it (Lip 2011, whose argument for ties of 0 and 1 holds for depths in
/// between). States of equal strength enter by code. Empty without ties.
Core core_of(const TieGraph& graph);

/// Core and periphery as a matter of degree (Borgatti and Everett 2000, the continuous model): depth_ij is about c_i
/// c_j.
struct Coreness {
  std::vector<double> coreness;  ///< c by position, in [0, 1]; 0 for an isolate
  /// Pearson's correlation of depth_ij with c_i c_j over all dyads; NaN where either does not vary.
  double fit = 0;
  std::size_t sweeps = 0;
  bool converged = true;

  static constexpr double tolerance = 1e-10;
  static constexpr std::size_t most_sweeps = 2000;
};

/// Least squares of depth_ij - c_i c_j over all dyads, the diagonal left out (MINRES: Comrey 1962; Boyd et al. 2010),
/// with c held in [0, 1], since without a bound a star has no minimum. One c after the other, in ascending order of
/// codes, is put at its own minimum until none moves by more than `tolerance`; from c_i = strength_i / sqrt(sum of
/// strengths) on. What is found is the minimum nearest to that start; with several separate groups there may be others.
Coreness coreness_of(const TieGraph& graph);

}  // namespace entente
