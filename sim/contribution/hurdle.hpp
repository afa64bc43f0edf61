#pragma once

#include "sim/math/functions.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

/// The hurdle family of the contribution equation: whether a state takes part, and how much it gives if it does.
///
/// Participation is a logit, pi = logistic(eta_participation); the share of a state that takes part is logit-normal
/// (Aitchison and Shen 1980) below a ceiling c in (0, 1], logit(y / c) = eta_amount + sigma zeta, hence within (0, c):
/// Johnson's (1949) bounded system, with known lower bound. No state ever sent most of its army, and a logit-normal on
/// (0, 1) that is wide enough for the small shares would have some do so. Two parts in the sense of Cragg (1971) and
/// Mullahy (1986). Both etas and sigma > 0 are on the scale of log-odds, pure numbers; shares are troops over armed
/// forces. All functions are total: they neither throw nor check, since they stand in the innermost loop.
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

namespace hurdle_detail {

// The trapezoid rule for a mean over Z ~ N(0, 1): nodes z_j = j step, j = first ... last, weights step phi(z_j) by |j|.
inline constexpr double step = 0.28125;
inline constexpr int first = -24;
inline constexpr int last = 33;
inline constexpr std::array<double, 34> weights{
    0.11220251636290295,    0.10785143077226567,    0.09578463590245238,    0.07859816782617782,
    0.05959030662441548,    0.04174317183520628,    0.02701729712956313,    0.016156414267168413,
    0.008926777078781463,   0.004557125896985595,   0.0021494828865224257,  0.0009367497474262837,
    0.00037718968316916875, 0.00014032745672184729, 4.823609377351598e-05,  1.531962855170264e-05,
    4.495427186317165e-06,  1.218822121319196e-06,  3.0532074691987327e-07, 7.066737058255841e-08,
    1.5112216829725734e-08, 2.9859604295251375e-09, 5.45113010705712e-10,   9.194660020792962e-11,
    1.4329513009247862e-11, 2.0633543340096772e-12, 2.7451294306053874e-13, 3.374414784142925e-14,
    3.832487369935327e-15,  4.0216995945096454e-16, 3.899286537238588e-17,  3.493070098751141e-18,
    2.8911863170318827e-19, 2.2110139693354256e-20};

}  // namespace hurdle_detail

/// c E[logistic(eta_amount + sigma Z)], the mean share of a state that takes part.
///
/// By a fixed trapezoid rule of 58 nodes, which for analytic integrands converges exponentially (Trefethen and Weideman
/// 2014) with an error here of the order of exp(-2 pi^2 / (sigma step)), set by the poles of the logistic. Relative
/// error measured for eta in [-12, 3]: below 1e-11 up to sigma = 2.5, 7e-10 at 3, 2e-7 at 4. Gauss and Hermite's rule
/// needs 120 nodes for that and an exponential at each; on equidistant nodes the odds follow one another by a
/// multiplication, so that two exponentials do. The upper nodes reach further than the lower ones because the logistic
/// tilts the normal upwards where shares are small.
inline double mean_amount(double eta_amount, double sigma, double ceiling = 1) {
  using namespace hurdle_detail;
  const double ratio = math::exp(-sigma * step);
  double odds_against = math::exp(-(eta_amount + sigma * (first * step)));
  double sum = 0;
  for (int j = first; j <= last; ++j) {
    sum += weights[static_cast<std::size_t>(std::abs(j))] / (1 + odds_against);
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
