#include "estimate/theory/share_density.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"

namespace entente {
namespace {

// Phi^-1(pi), from the smaller tail, so that neither pi nor 1 - pi is lost to rounding.
double threshold(double eta) {
  return eta < 0 ? math::normal_quantile(participation_probability(eta))
                 : -math::normal_quantile(participation_probability(-eta));
}

// Log-odds of taking part given what is known of the shock.
double log_odds(const HurdlePart& participation) {
  const ShockOutlook& shock = participation.shock;
  if (shock.mean == 0 && shock.deviation == 1) return participation.eta;
  const double beyond = (threshold(participation.eta) - shock.mean) / shock.deviation;
  return math::log_normal_cdf(beyond) - math::log_normal_cdf(-beyond);
}

}  // namespace

double share_log_density(double share, double eta, double sigma, const ShockOutlook& shock) {
  const double mean = eta + sigma * shock.mean, deviation = sigma * shock.deviation;
  if (share >= 1) return math::log_normal_cdf((mean - 1) / deviation);
  return log_density(Family::tobit, share, mean, deviation);
}

double hurdle_share_log_density(double share, const HurdlePart& participation, const HurdlePart& amount, double sigma,
                                double ceiling) {
  return hurdle_log_density(share, log_odds(participation), amount.eta + sigma * amount.shock.mean,
                            sigma * amount.shock.deviation, ceiling);
}

}  // namespace entente
