#pragma once

#include "sim/contribution/coefficients.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Linear predictors of the invited cells, before the shift: under the fit (Lambda = 1) and under either type.
struct TypePredictors {
  std::vector<double> fitted;
  std::vector<double> committed;
  std::vector<double> uncommitted;
};

/// The intercept shift delta for which the mean share over cells, mixed over types, equals the fitted mean share:
/// sum [p0 m(eta_c + delta) + (1 - p0) m(eta_u + delta)] = sum m(eta).
///
/// A convex mean (tobit) rises when eta is spread over types, so the intercept has to give way; 0 for `gaussian`, whose
/// mean is linear. Newton's method with the exact slope; monotone from the right since m is convex.
/// @param cells how many leading entries of the predictors count
/// @param start where to begin; the result does not depend on it beyond 1e-12 of sigma
double marginal_mean_shift(Family family, const TypePredictors& predictors, std::size_t cells, double prior_commitment,
                           double sigma, double start);

}  // namespace entente
