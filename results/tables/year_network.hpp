#pragma once

#include "results/label.hpp"
#include "results/wars/run_comparison.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The alliance network at the end of one year (counted from the world's first) as GraphML: nodes as in ties_graphml,
/// edges with treaty_depth, tie and standing, means over replicates of A, a = clamp(A + u, 0, 1) and u, and
/// is_leader_tie. Ties between others are their treaties: tie is treaty_depth and standing 0. Where several states
/// lead, edges have leader, too, the COW code of the one that does (0 for ties between others); two leaders then have a
/// tie each.
///
/// A leader's edge is there where the treaty has depth or the mean standing is not 0. Throws Error (Fault::work) when a
/// tie names a state that is not among the nodes.
std::string year_network_graphml(const World& world, const RunComparison& run, const std::vector<StateLabel>& nodes,
                                 std::size_t year);

}  // namespace entente
