#pragma once

#include "estimate/model/model_fit.hpp"

#include <functional>
#include <span>

namespace entente {

/// The continuous ranked probability score, the integral of (F(x) - 1{x >= y})^2 over x, in the outcome's unit; smaller
/// is better (Gneiting and Raftery 2007).

/// Of N(mean, sigma^2).
double normal_crps(double mean, double sigma, double y);
/// Of N(mean, sigma^2) with all below 0 put on 0; y >= 0 (Jordan, Krueger and Lerch 2019, appendix A).
double censored_normal_crps(double mean, double sigma, double y);
/// Of any distribution on [0, upper] by adaptive Gauss-Kronrod quadrature of its distribution function on the scale of
/// ln x; `upper` may be infinite; y >= 0. Relative error below 1e-7 for distributions that are smooth above 0.
double crps_by_cdf(const std::function<double(double)>& cdf, double upper, double y);

/// Of a fitted model's prediction for a row of the design: exact for gaussian and tobit, by quadrature for a hurdle.
/// Throws Error (Fault::input) as predictive_cdf does.
double crps(const ModelFit& fit, std::span<const double> design, double offset, double y);

}  // namespace entente
