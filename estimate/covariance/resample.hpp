#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// How often each cluster comes up in one draw of as many clusters with replacement. Keyed by seed and draw.
std::vector<std::size_t> drawn_clusters(std::uint64_t seed, std::size_t draw, std::size_t clusters);

/// The rows of each cluster as often as `times` says. Whatever is nested in the clusters (units, their effects, the
/// clusters themselves) gets levels of its own in every copy, labelled "2#1", "2#2"; what is not (years) is shared.
///
/// @param rows of each cluster.
Sample resampled(const Sample& sample, const Grouping& clusters, const std::vector<std::vector<std::size_t>>& rows,
                 const std::vector<std::size_t>& times);

}  // namespace entente
