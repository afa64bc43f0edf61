#pragma once

#include "estimate/covariance/model_report.hpp"
#include "results/json/value.hpp"

/// For source files of results only: nlohmann-json stays out of public headers.
namespace entente {

/// Estimates by parameter under the names of the reference files: se, t, p and ci95 (and ci90 for a level of 0.9);
/// with `coefficients` the estimates themselves first, as coef.
OrderedJson inference_json(const ModelFit& fit, const CovarianceEstimate& covariance, double level, bool coefficients);

/// How a covariance came about: name, factor, formula, K, groups, df, reference, interval, convention, notes.
OrderedJson covariance_json(const ModelFit& fit, const CovarianceEstimate& covariance);

/// P x P, in the order of coef.
OrderedJson matrix_json(const CovarianceEstimate& covariance);

}  // namespace entente
