#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <vector>

namespace entente {

// The covariances behind estimate_covariance, which picks one of them. Each throws as that does.

/// Dispersion times bread.
CovarianceEstimate model_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);
/// HC0 to HC3.
CovarianceEstimate heteroskedastic_covariance(const Sample& sample, const ModelFit& fit,
                                              const CovarianceRequest& request);
/// CR0 to CR3.
CovarianceEstimate clustered_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);
CovarianceEstimate two_way_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);
CovarianceEstimate driscoll_kraay_covariance(const Sample& sample, const ModelFit& fit,
                                             const CovarianceRequest& request);

/// An estimate with its name, factor, formula, K, G and degrees of freedom under the request's convention, and without
/// a matrix.
CovarianceEstimate begin_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request,
                                    const std::vector<const Grouping*>& groups);

/// The groupings that a request names. Throws Error (Fault::input) unless there are `count`, each with two levels at
/// least.
std::vector<const Grouping*> cluster_groupings(const Sample& sample, const CovarianceRequest& request,
                                               std::size_t count);

/// Throws Error (Fault::input) naming the covariances that a family without leverages has.
void require_leverages(const ModelFit& fit, const CovarianceRequest& request);

}  // namespace entente
