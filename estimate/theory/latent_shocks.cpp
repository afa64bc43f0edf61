#include "estimate/theory/latent_shocks.hpp"

#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// A probability that has run down to 0 would put the shock at minus infinity; the smallest double is 38 deviations out.
double quantile_within(double probability) {
  constexpr double least = 1e-300;
  return math::normal_quantile(std::max(probability, least));
}

}  // namespace

ShockOutlook LatentShock::outlook(Year to, double rho) const {
  double kept = known ? 1 : 0;
  for (int step = year.number(); known && step < to.number(); ++step) kept *= rho;
  return {.mean = kept * value, .deviation = std::sqrt(1 - kept * kept)};
}

double LatentShock::advance(Year to, double rho, double eps) {
  const ShockOutlook next = outlook(to, rho);
  set(to, next.mean + next.deviation * eps);
  return value;
}

void LatentShock::set(Year at, double to) {
  known = true;
  year = at;
  value = to;
}

double participation_shock_given(bool takes_part, double eta, double uniform) {
  // Each tail from its own end, so that none is lost to rounding.
  return takes_part ? quantile_within(uniform * participation_probability(eta))
                    : -quantile_within((1 - uniform) * participation_probability(-eta));
}

double shock_given_none(double eta, double sigma, double uniform) {
  return quantile_within(uniform * math::normal_cdf(-eta / sigma));
}

}  // namespace entente
