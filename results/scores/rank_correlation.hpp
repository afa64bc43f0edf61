#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Ranks from 1 (smallest), ties sharing the mean of their ranks, as R's rank().
std::vector<double> average_ranks(std::span<const double> values);

/// Competition ranking ("1224"): 1 = largest, ties share the smaller rank and the next rank is left out, as R's
/// rank(-x, ties.method = "min"). NaN values get 0, "not ranked".
std::vector<std::size_t> competition_ranks(std::span<const double> values);

/// Spearman's rank correlation: Pearson's correlation of the average ranks, as R's cor(method = "spearman").
/// NaN with fewer than two pairs or when either side is constant. Both of one length, without NaN.
double spearman(std::span<const double> x, std::span<const double> y);

/// Kendall's rank correlation tau-b, which allows for ties (Kendall 1945): concordant minus discordant pairs over the
/// geometric mean of the pairs that are not tied on one side and on the other, as R's cor(method = "kendall").
/// NaN and shapes as spearman().
double kendall(std::span<const double> x, std::span<const double> y);

}  // namespace entente
