#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente::math {
namespace {

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method; quick for
/// x < (a + 1) / (a + b + 2).
double fraction_of(double a, double b, double x) {
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

/// ln x given 1 - x, which holds its digits where x is near 1.
double log_of(double x, double complement) { return complement < 0.5 ? log1p(-complement) : log(x); }

constexpr double half_log_pi = 0.57236494292470008707;

/// -ln B(a, b).
double log_inverse_beta(double a, double b) {
  if (b == 0.5) return log_gamma_half_step(a) - half_log_pi;
  if (a == 0.5) return log_gamma_half_step(b) - half_log_pi;
  return log_gamma(a + b) - log_gamma(a) - log_gamma(b);
}

}  // namespace

// Stirling's series (DLMF 5.11.8) from 15 on, and below by the recurrence: the difference of two large log-gammas would
// lose the digits that they share.
double log_gamma_half_step(double a) {
  double shift = 0;
  for (; a < 15; a += 1) shift += log1p(-0.5 / (a + 0.5));
  const double r = 1 / (a * a);
  const double series =
      (-1.0 / 8 + r * (1.0 / 192 + r * (-1.0 / 640 + r * (17.0 / 14336 + r * (-31.0 / 18432 + r * 691.0 / 180224))))) /
      a;
  return shift + 0.5 * log(a) + series;
}

double incomplete_beta(double a, double b, double x, double complement) {
  if (!(a > 0 && b > 0 && x >= 0 && complement >= 0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return 0;
  if (complement == 0) return 1;
  const double log_power = a * log_of(x, complement) + b * log_of(complement, x);
  const double front = exp(log_power + log_inverse_beta(a, b));
  if (x < (a + 1) / (a + b + 2)) return front * fraction_of(a, b, x) / a;
  return 1 - front * fraction_of(b, a, complement) / b;
}

}  // namespace entente::math
