#pragma once

#include "estimate/model/model_fit.hpp"

#include <span>
#include <vector>

namespace entente {

/// E[y | x] of a fitted model at one row of the design, for parameters that need not be the estimates.
///
/// @param parameters P, in the order of fit.parameters.
/// @param design p values, a row of the design.
/// @param offset sum of absorbed effects at that row, on the scale of the linear predictor.
/// For a hurdle the probability of taking part times the mean amount (logit-normal: by quadrature); for a random
/// intercept the mean at intercept 0.
double mean_response(const ModelFit& fit, std::span<const double> parameters, std::span<const double> design,
                     double offset = 0);

/// The same with its gradient in the parameters (P values).
double mean_response(const ModelFit& fit, std::span<const double> parameters, std::span<const double> design,
                     double offset, std::span<double> gradient);

}  // namespace entente
