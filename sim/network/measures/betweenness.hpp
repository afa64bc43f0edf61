#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <vector>

namespace entente {

/// Betweenness (Freeman 1977; computed as in Brandes 2001): for each state, by position, how many pairs of other states
/// have their shortest way through it; of several shortest ways each counts in equal parts. A tie is 1 / depth long
/// (Newman 2001), so deep ties are short. 0 for isolates; pairs that no way joins count
/// nothing.
///
/// Lengths are rounded to multiples of 2^-24, and no tie is longer than 2^30: then sums of lengths are exact, and ways
/// of the same depths in another order are equally long. The result is rounded to multiples of 2^-32.
std::vector<double> betweenness(const TieGraph& graph);

/// The number of pairs of other states, (n - 1)(n - 2) / 2: what betweenness is divided by to lie in [0, 1].
double pairs_of_others(const TieGraph& graph);

}  // namespace entente
