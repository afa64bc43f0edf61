#pragma once

#include "sim/contribution/amount_quadrature.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

/// The hurdle family of the contribution equation: whether a state takes part, and how much it gives if it does.
///
/// Participation is a logit, pi = logistic(eta_participation); the share of a state that takes part is logit-normal
/// (Aitchison and Shen 1980) below a ceiling c in (0, 1], logit(y / c) = eta_amount + sigma zeta, hence within (0, c):
/// Johnson's (1949) bounded system, with known lower bound. No state ever sent most of its army, and a logit-normal on
/// (0, 1) that is wide enough for the small shares would have some do so. Two parts in the sense of Cragg (1971) and
/// Mullahy (1986). Both etas and sigma > 0 are on the scale of log-odds, pure numbers; shares are troops over armed
/// forces. All functions are total: they neither
/// throw nor check. Lanes of replicates act by the same equation in sim/war/kernel/hurdle_parts.hpp.
namespace entente {

/// pi = P(y > 0 | eta_participation), in [0, 1].
inline double participation_probability(double eta_participation) { return math::logistic(eta_participation); }

/// log pi, without loss where pi is near 0 or 1. With minus eta, log(1 - pi).
inline double log_participation_probability(double eta_participation) {
  return eta_participation < 0 ? eta_participation - math::log1p(math::exp(eta_participation))
                               : -math::log1p(math::exp(-eta_participation));
}

/// The share of a state that takes part and has a standard normal `shock`.
inline double amount_share(double eta_amount, double sigma, double shock, double ceiling = 1) {
  return ceiling * math::logistic(eta_amount + sigma * shock);
}

/// logit(y / c), the scale on which amounts are normal. A share that rounding has put on the ceiling counts as the next
/// one below, so that it is finite for all that a hurdle gives.
inline double amount_logit(double share, double ceiling) {
  constexpr double below_one = 1 - std::numeric_limits<double>::epsilon() / 2;
  return math::logit(std::min(share / ceiling, below_one));
}

/// c E[logistic(eta_amount + sigma Z)], the mean share of a state that takes part.
///
/// By a fixed trapezoid rule of 58 nodes, which for analytic integrands converges exponentially (Trefethen and Weideman
/// 2014) with an error here of the order of exp(-2 pi^2 / (sigma step)), set by the poles of the logistic. Relative
/// error measured for eta in [-12, 3]: below 1e-11 up to sigma = 2.5, 7e-10 at 3, 2e-7 at 4. Gauss and Hermite's rule
/// needs 120 nodes for that and an exponential at each; on equidistant nodes the odds follow one another by a
/// multiplication, so that two exponentials do. The upper nodes reach further than the lower ones because the logistic
/// tilts the normal upwards where shares are small.
inline double mean_amount(double eta_amount, double sigma, double ceiling = 1) {
  const double ratio = math::exp(-sigma * quadrature_step);
  double odds_against = math::exp(-(eta_amount + sigma * (quadrature_first * quadrature_step)));
  double sum = 0;
  for (int j = quadrature_first; j <= quadrature_last; ++j) {
    sum += quadrature_weights[std::abs(j)] / (1 + odds_against);
    odds_against *= ratio;
  }
  return ceiling * sum;
}

/// m = E[y] = pi E[y | y > 0].
inline double hurdle_mean(double eta_participation, double eta_amount, double sigma, double ceiling = 1) {
  return participation_probability(eta_participation) * mean_amount(eta_amount, sigma, ceiling);
}

/// log f(y): log(1 - pi) for y <= 0; otherwise log pi plus the logit-normal density, whose Jacobian is c / (y (c - y)).
/// -infinity for y >= c, which the family cannot give.
inline double hurdle_log_density(double share, double eta_participation, double eta_amount, double sigma,
                                 double ceiling = 1) {
  if (share <= 0) return log_participation_probability(-eta_participation);
  if (share >= ceiling) return -std::numeric_limits<double>::infinity();
  const double z = (amount_logit(share, ceiling) - eta_amount) / sigma;
  return log_participation_probability(eta_participation) - math::half_log_two_pi - math::log(sigma) - 0.5 * z * z -
         math::log(share) - math::log1p(-share / ceiling);
}

}  // namespace entente
