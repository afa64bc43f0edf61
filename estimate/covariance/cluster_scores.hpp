#pragma once

#include "estimate/covariance/request.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <vector>

namespace entente {

/// Scores of clusters with each cluster's residuals adjusted for having been fitted.
struct ClusterScores {
  std::vector<double> turned;  ///< G x P row-major, times the fit's root: the covariance is L (sum of s s') L'
  /// P: Satterthwaite's degrees of freedom of each estimate's variance under the working model (Bell and McCaffrey
  /// 2002; Pustejovsky and Tipton 2018, equation 11).
  std::vector<double> df;
};

/// Of a fit with a working model: the score of cluster g is Z_g' A_g e_g with A_g = I for CR0 and CR1, (I -
/// H_gg)^(-1/2) for CR2 and (I - H_gg)^-1 for CR3, which for least squares makes the sum of squares the
/// leave-one-cluster-out jackknife's. H is the hat matrix of the dummy-variable regression; where I - H_gg is singular
/// its pseudo-inverse is taken. Of a weighted working model (a generalised linear one) CR2 has clubSandwich's A_g,
/// which depends on the weights W: in root-weighted rows (W B W)^(-1/2) W with B = I - H_gg. Throws Error
/// (Fault::input) when effects not nested in the clusters have too many levels for this to be exact, or a cluster of a
/// weighted model more than 3,000 rows.
ClusterScores cluster_scores(const Sample& sample, const ModelFit& fit, const Grouping& clusters, CovarianceKind kind);

}  // namespace entente
