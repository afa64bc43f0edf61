#pragma once

#include "estimate/covariance/inference.hpp"

namespace entente {

/// Wild cluster bootstrap-t with the null imposed, for each coefficient in turn (WCR11 of MacKinnon, Nielsen and Webb
/// 2023): restricted residuals are multiplied by a weight a cluster, and the statistic is refitted with CR1 errors. All
/// 2^G sign vectors are enumerated when there are no more than the draws. Two-sided p = mean(|t*| > |t|): draws that
/// tie with t, as the sample's own signs must, count as no greater (boottest's rule); intervals by inverting the test
/// at `request.level`, an end that is never reached being infinite. For families fitted by maximum likelihood: the
/// score bootstrap (Kline and Santos 2012), null imposed.
///
/// Draws are keyed by cluster label and draw number (Philox), so neither threads nor row order matter.
/// Throws Error (Fault::input) with fewer than two clusters, no draws, or a coefficient whose clustered error is zero.
CovarianceEstimate wild_bootstrap(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);

/// Pairs cluster bootstrap: whole clusters drawn with replacement, the model refitted; a cluster drawn twice is two
/// units with effects of their own. Draws whose fit fails are counted and noted; more than a tenth of failures is an
/// Error (Fault::work).
CovarianceEstimate pairs_bootstrap(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request);

}  // namespace entente
