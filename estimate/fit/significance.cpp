#include "estimate/fit/significance.hpp"

#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method; quick for
/// x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  constexpr int most = 10000;
  const auto nonzero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m < most; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    fraction *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    fraction *= c * d;
    if (std::abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

}  // namespace

double two_sided_p_value(double statistic, double degrees_of_freedom) {
  const double t = std::abs(statistic);
  if (std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return 2 * math::normal_cdf(-t);
  if (std::isinf(t)) return 0;
  // I_x(a, 1/2) with x = df / (df + t^2); log x by log1p, since x is near 1 for many degrees of freedom.
  const double a = degrees_of_freedom / 2;
  const double b = 0.5;
  const double ratio = t * t / degrees_of_freedom;
  const double x = 1 / (1 + ratio);
  const double complement = ratio / (1 + ratio);
  if (complement == 0) return 1;
  const double log_power = -(a + b) * math::log1p(ratio) + b * math::log(ratio);
  const double front = math::exp(log_power + math::log_gamma(a + b) - math::log_gamma(a) - math::log_gamma(b));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, complement) / b;
}

}  // namespace entente
