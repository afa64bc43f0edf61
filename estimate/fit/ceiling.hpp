#pragma once

#include "estimate/fit/regression_data.hpp"

namespace entente {

/// The ceiling of a hurdle's amount by maximum likelihood, with how surely the record shows one.
struct CeilingEstimate {
  double ceiling = 1;
  /// Minus the second derivative of the profile log-likelihood there; 0 when `ceiling` is the bound 1.
  double curvature = 0;
};

/// Where the profile log-likelihood of the ceiling c is at its maximum: for given c the amounts are least squares of
/// logit(y / c), and the Jacobian of a share is c / (y (c - y)). `shares` holds the rows with y > 0, as shares below 1.
///
/// As in every family whose support ends at a parameter (Hill 1963, of the three-parameter lognormal), the likelihood
/// itself is unbounded: it runs to infinity, very slowly, as c falls on the largest share. By Hill's argument the
/// estimate is the highest *local* maximum, which is consistent and asymptotically normal. It is sought from a
/// millionth above the largest share up to 1: the sign of the score is followed on a grid that is even in ln(c / max y
/// - 1), and each maximum is then found by bisection. When the likelihood still rises at 1 and is highest there, the
/// record shows no ceiling, which then is 1.
///
/// Throws Error (Fault::input) as `least_squares` does, and when there is no local maximum.
CeilingEstimate estimate_ceiling(const RegressionData& shares);

}  // namespace entente
