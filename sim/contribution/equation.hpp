#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/contribution/predictor.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>

/// The contribution equation for one state, in the families of one part: what the fit maximises. Lanes of replicates
/// act by the same equation in sim/war/kernel/one_part.hpp, and tests hold the two equal
/// (tests/sim/war/plain.test.cpp). The hurdle, with its two linear predictors, has sim/contribution/hurdle.hpp.
///
/// Units: contribution shares y = troops / armed forces are pure numbers, of the order of 0.001 and at most 1;
/// potentials P lie in about [-1, 1]. The linear predictor eta and sigma > 0 are in units of the share. All functions
/// are total: they neither throw nor check.
namespace entente {

/// m = E[y | eta]. gaussian: eta itself, which may be negative (Gannon and Kent 2020, Table 1). tobit: the mean of
/// max(0, eta + sigma zeta), Phi(eta/sigma) eta + sigma phi(eta/sigma) >= 0 (Tobin 1958).
inline double mean_share(Family family, double eta, double sigma) {
  if (family == Family::gaussian) return eta;
  const double z = eta / sigma;
  // Far below zero the two terms cancel; rounding must not leave a negative share.
  return std::max(0.0, math::normal_cdf(z) * eta + sigma * math::normal_density(z));
}

/// log f(y | eta): of the normal density; for tobit and y <= 0, of the probability Phi(-eta/sigma) of no contribution
/// (Tobin 1958).
inline double log_density(Family family, double share, double eta, double sigma) {
  if (family == Family::tobit && share <= 0) return math::log_normal_cdf(-eta / sigma);
  const double z = (share - eta) / sigma;
  return -math::half_log_two_pi - math::log(sigma) - 0.5 * z * z;
}

/// The share that a state with a standard normal `shock` contributes: eta + sigma shock, which may be negative under
/// gaussian and is cut off at 0 under tobit.
inline double drawn_share(Family family, double eta, double sigma, double shock) {
  const double latent = eta + sigma * shock;
  return family == Family::tobit ? std::max(0.0, latent) : latent;
}

}  // namespace entente
