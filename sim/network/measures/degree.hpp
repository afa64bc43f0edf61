#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Ties of each state, by position. 0 for an isolate.
std::vector<std::size_t> degrees(const TieGraph& graph);

/// Strength, or weighted degree: the sum of the depths of each state's ties (Barrat et al. 2004). 0 for an
/// isolate.
std::vector<double> strengths(const TieGraph& graph);

/// Ties over dyads, in [0, 1]; NaN with fewer than two states.
double density(const TieGraph& graph);

}  // namespace entente
