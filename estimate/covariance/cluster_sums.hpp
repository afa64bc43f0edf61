#pragma once

#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// All that a cluster bootstrap of a linear model needs of the rows, in an orthonormal basis B = [Z L, Phi] of the
/// regressors and of the absorbed effects that are not nested in the clusters (EffectBasis): least squares on B is
/// taking inner products, and a draw costs nothing that depends on n (Roodman, MacKinnon, Nielsen and Webb 2019).
struct ClusterSums {
  std::size_t clusters = 0;    ///< G
  std::size_t parameters = 0;  ///< P: the first columns of B
  std::size_t width = 0;       ///< of B: P and the effects' columns
  std::size_t gram_rows = 0;   ///< P or width
  std::vector<double> score;   ///< G x width: B_g' e_g
  std::vector<double> gram;    ///< G x gram_rows x width: the first rows of B_g' B_g

  const double* score_of(std::size_t g) const { return score.data() + g * width; }
  const double* gram_of(std::size_t g) const { return gram.data() + g * gram_rows * width; }
};

/// Which rows of the clusters' cross-products are kept.
enum class GramRows { regressors, all };

/// Of a fit with a working model whose weights are 1. Sums run over the rows in their order.
ClusterSums cluster_sums(const Sample& sample, const ModelFit& fit, const Grouping& clusters, GramRows rows);

}  // namespace entente
