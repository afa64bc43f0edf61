#pragma once

#include "results/goodness/kept_statistics.hpp"

#include <span>
#include <vector>

namespace entente {

/// Adds how each set's rank order agrees with the *common* one, by the mean of a state's ranks over all sets, the
/// record among them: so treated, record and replicates stay exchangeable.
void add_rank_order(KeptStatistics& kept);

/// Adds how many states' mean shares exceed their conventional expectation, and how many exceed it twofold.
/// @param conventional by kept state: mean of e over its compared years
void add_over_contributors(KeptStatistics& kept, std::span<const double> conventional);

/// Kendall's tau-b of x, ascending, with y (Kendall 1945; counted as in Knight 1966); NaN where either is constant.
double kendall_of_sorted(std::span<const double> x, std::vector<double> y);

}  // namespace entente
