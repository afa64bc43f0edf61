#pragma once

#include "estimate/theory/latent_shocks.hpp"

/// The density of a share that an equation forecasts, given its coefficients and what is known of the shock's past:
/// with respect to points at 0 and 1 and length between. What the forecast draws from, exactly.
namespace entente {

/// ln f of a one-part family, whose forecast is eta + sigma zeta within [0, 1], zeta with this outlook: what lies
/// beyond is a probability of 0 or of 1, under gaussian too (Tobin 1958, on both sides). `share` in [0, 1].
double share_log_density(double share, double eta, double sigma, const ShockOutlook& shock);

/// One part of the hurdle: linear predictor and shock.
struct HurdlePart {
  double eta = 0;
  ShockOutlook shock;
};

/// ln f of a hurdle. A state takes part where Phi(zeta) < pi = logistic(eta), with probability
/// Phi((Phi^-1(pi) - m) / d) for zeta ~ N(m, d^2); the amount's logit is eta + sigma m with deviation sigma d.
/// -infinity for a share at or above the ceiling.
double hurdle_share_log_density(double share, const HurdlePart& participation, const HurdlePart& amount, double sigma,
                                double ceiling);

}  // namespace entente
