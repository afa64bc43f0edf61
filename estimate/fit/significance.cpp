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

/// ln(Gamma(a + 1/2) / Gamma(a)) to full precision, which the difference of two large log-gammas loses: Stirling's
/// series (DLMF 5.11.8) from 15 on, and below by the recurrence.
double log_gamma_ratio(double a) {
  double shift = 0;
  for (; a < 15; a += 1) shift += math::log1p(-0.5 / (a + 0.5));
  const double r = 1 / (a * a);
  const double series =
      (-1.0 / 8 + r * (1.0 / 192 + r * (-1.0 / 640 + r * (17.0 / 14336 + r * (-31.0 / 18432 + r * 691.0 / 180224))))) /
      a;
  return shift + 0.5 * math::log(a) + series;
}

/// The normal deviate with the tails of `t` (Hill 1970, CACM algorithm 395). Its error falls with the fifth power of
/// the degrees of freedom and is beyond doubles from `many` on, where the continued fraction slowly loses digits.
double normal_deviate(double t, double degrees_of_freedom) {
  const double a = degrees_of_freedom - 0.5;
  const double b = 48 * a * a;
  const double w2 = a * math::log1p(t * t / degrees_of_freedom);
  const double w = std::sqrt(w2);
  const double third = (((4 * w2 + 33) * w2 + 240) * w2 + 855) / (10 * b * (b + 0.8 * w2 * w2 + 100));
  return w * (1 + (w2 + 3) / b - third);
}

constexpr double many = 20000;

constexpr double half_log_pi = 0.57236494292470008707;

/// ln of the density of Student's t at `t`.
double log_density(double t, double degrees_of_freedom) {
  const double a = degrees_of_freedom / 2;
  return log_gamma_ratio(a) - half_log_pi - 0.5 * math::log(degrees_of_freedom) -
         (a + 0.5) * math::log1p(t * t / degrees_of_freedom);
}

}  // namespace

double two_sided_p_value(double statistic, double degrees_of_freedom) {
  const double t = std::abs(statistic);
  if (std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return 2 * math::normal_cdf(-t);
  if (std::isinf(t)) return 0;
  if (degrees_of_freedom > many) return 2 * math::normal_cdf(-normal_deviate(t, degrees_of_freedom));
  // I_x(a, 1/2) with x = df / (df + t^2); log x by log1p, since x is near 1 for many degrees of freedom.
  const double a = degrees_of_freedom / 2;
  const double b = 0.5;
  const double ratio = t * t / degrees_of_freedom;
  const double x = 1 / (1 + ratio);
  const double complement = ratio / (1 + ratio);
  if (complement == 0) return 1;
  const double log_power = -(a + b) * math::log1p(ratio) + b * math::log(ratio);
  const double front = math::exp(log_power + log_gamma_ratio(a) - half_log_pi);
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, complement) / b;
}

double t_quantile(double probability, double degrees_of_freedom) {
  if (!(probability >= 0 && probability <= 1 && degrees_of_freedom > 0))
    return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return math::normal_quantile(probability);
  if (probability == 0.5) return 0;
  if (probability < 0.5) return -t_quantile(1 - probability, degrees_of_freedom);
  if (probability == 1) return std::numeric_limits<double>::infinity();

  // Newton's steps for ln P in ln t: both tails of the curve, the normal's and a power of t, bend the same way, so from
  // the left of the root steps never pass it. The bracket is for rounding at the end.
  const double target = 2 * (1 - probability);
  double low = -700;
  double high = 700;
  double u = 0;
  for (int step = 0; step < 200; ++step) {
    const double t = math::exp(u);
    const double p = two_sided_p_value(t, degrees_of_freedom);
    const double excess = p > 0 ? math::log(p / target) : -std::numeric_limits<double>::infinity();
    (excess > 0 ? low : high) = u;
    if (excess == 0) return t;
    const double slope = p > 0 ? -2 * math::exp(log_density(t, degrees_of_freedom) + u) / p : 0;
    double next = u - excess / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const double change = std::abs(next - u);
    u = next;
    if (change < 1e-15) break;
  }
  return math::exp(u);
}

}  // namespace entente
