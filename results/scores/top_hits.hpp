#pragma once

#include <cstddef>
#include <span>

namespace entente {

/// How many of the k largest by x are among the k largest by y, as a fraction of k. Where ties leave open who is the
/// k-th, those tied share the places that are left, on either side: the hits expected when ties are broken by lot.
/// NaN with k values or fewer, when all would be hits. Both of one length, without NaN; k at least 1.
double top_hits(std::span<const double> x, std::span<const double> y, std::size_t k);

}  // namespace entente
