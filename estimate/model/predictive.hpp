#pragma once

#include "estimate/model/model_fit.hpp"

#include <span>
#include <string>

namespace entente {

/// The distribution that a fitted model predicts for the outcome of one row: what log scores and the continuous ranked
/// probability score (Gneiting and Raftery 2007) are made of. The parameters are taken at their estimates.
///
/// Gaussian: N(x'b + offset, sigma^2), with the random intercept's variance added where there is one. Tobit: the normal
/// with all below 0 put on 0. Hurdle: 1 - pi on 0 and pi times the amount's density above.

/// Why a model has no predictive distribution: its family is a quasi-likelihood. Empty when it has one.
std::string no_predictive_distribution(const ModelFit& fit);

/// ln of the density at y, or of the probability where the distribution has an atom (y <= 0 in tobit and hurdle).
/// -infinity for what the family cannot give.
///
/// @param design p values, a row of the design.
/// @param offset sum of absorbed effects at that row.
/// Throws Error (Fault::input) with the reason when there is no predictive distribution.
double log_density(const ModelFit& fit, std::span<const double> design, double offset, double y);

/// P(Y <= y). Throws as `log_density` does.
double predictive_cdf(const ModelFit& fit, std::span<const double> design, double offset, double y);

}  // namespace entente
