#include "sim/math/functions.hpp"
#include "sim/math/stirling.hpp"

#include <cmath>
#include <limits>

namespace entente::math {
namespace {

constexpr int most = 100000;  // both need some multiple of the root of a where x is near it
constexpr double precision = 1e-17;

/// x^a exp(-x) / Gamma(a + 1). For large a, a ln x - x and ln Gamma(a + 1) cancel nearly all their digits, so they are
/// taken together: with m = x / a - 1 it is exp(-a (m - log1p(m))) / sqrt(2 pi a) but for Stirling's remainder.
double front(double a, double x) {
  if (a < 10) return exp(a * log(x) - x - log_gamma(a + 1));
  const double m = (x - a) / a;
  return exp(-a * (m - log1p(m)) - half_log_two_pi - stirling_remainder(a)) / std::sqrt(a);
}

/// P(a, x) / front by DLMF 8.11.4: 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...
double lower_series(double a, double x) {
  double term = 1;
  double sum = 1;
  for (int n = 1; n < most && term > precision * sum; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/// Q(a, x) / (a front) by the continued fraction DLMF 8.9.2 in its even part, evaluated by Lentz's method.
double upper_fraction(double a, double x) {
  constexpr double tiny = 1e-300;
  const auto nonzero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / nonzero(b);
  double fraction = d;
  for (int n = 1; n < most; ++n) {
    const double numerator = n * (a - n);
    b += 2;
    d = 1 / nonzero(numerator * d + b);
    c = nonzero(b + numerator / c);
    fraction *= c * d;
    if (std::abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

}  // namespace

double incomplete_gamma(double a, double x) {
  if (!(a > 0) || !(x >= 0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return 0;
  if (std::isinf(x)) return 1;
  if (x < a + 1) return front(a, x) * lower_series(a, x);
  return 1 - a * front(a, x) * upper_fraction(a, x);
}

}  // namespace entente::math
