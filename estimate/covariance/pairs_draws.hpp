#pragma once

#include "estimate/covariance/cluster_sums.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// The estimates of one draw of a pairs bootstrap; nothing where the sample drawn cannot carry the model.
using PairsDraw = std::optional<std::vector<double>>;

/// Whether draws of a least-squares fit follow from sums over clusters: without absorbed effects, when all are nested
/// in the clusters, or when one is and the others are shared by all clusters.
bool sums_suffice(const Sample& sample, const ModelFit& fit, const Grouping& clusters);

/// A draw from sums over clusters (GramRows::all): b + L d, where d solves the normal equations in the orthonormal
/// basis of the sample itself, so that they are near the identity and give the small departure from b rather than the
/// estimate. Nothing where they are too near singular to be trusted.
PairsDraw pairs_draw(const ClusterSums& sums, const ModelFit& fit, const std::vector<std::size_t>& times);

}  // namespace entente
