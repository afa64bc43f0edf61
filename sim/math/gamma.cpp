#include "sim/math/functions.hpp"
#include "sim/math/polynomial.hpp"
#include "sim/math/stirling.hpp"

#include <array>
#include <limits>

namespace entente::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// B_2n / (2n), of the digamma function (Abramowitz and Stegun 1964, 6.3.18); at x >= 10 the first term left out is
// below 4e-17.
constexpr std::array<double, 7> digamma_series{1.0 / 12,  -1.0 / 120,     1.0 / 252, -1.0 / 240,
                                               1.0 / 132, -691.0 / 32760, 1.0 / 12};
// B_2n, of the trigamma function (6.4.12); the first term left out is below 1e-16 of the first.
constexpr std::array<double, 8> trigamma_series{1.0 / 6,  -1.0 / 30,     1.0 / 42, -1.0 / 30,
                                                5.0 / 66, -691.0 / 2730, 7.0 / 6,  -3617.0 / 510};

}  // namespace

double log_gamma(double x) {
  if (!(x > 0)) return x == 0 ? infinity : not_a_number;
  if (x == infinity) return x;
  // Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1)) until the series holds.
  double product = 1;
  for (; x < 10; x += 1) product *= x;
  const double far = (x - 0.5) * log(x) - x + half_log_two_pi + stirling_remainder(x);
  return product == 1 ? far : far - log(product);
}

double digamma(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  double below = 0;  // psi(x + 1) = psi(x) + 1 / x until the series holds
  for (; x < 10; x += 1) below += 1 / x;
  const double square = 1 / (x * x);
  return log(x) - 0.5 / x - square * polynomial(square, digamma_series) - below;
}

double trigamma(double x) {
  if (!(x > 0)) return x == 0 ? infinity : not_a_number;
  if (x == infinity) return 0;
  double below = 0;  // psi'(x + 1) = psi'(x) - 1 / x^2
  for (; x < 10; x += 1) below += 1 / (x * x);
  const double inverse = 1 / x;
  const double square = inverse * inverse;
  return inverse * (1 + 0.5 * inverse + square * polynomial(square, trigamma_series)) + below;
}

}  // namespace entente::math
