#include "sim/math/functions.hpp"
#include "sim/math/polynomial.hpp"

#include <array>
#include <limits>

namespace entente::math {
namespace {

// Stirling's series, B_2n / (2n (2n - 1)), in powers of 1/x^2 (Abramowitz and Stegun 1964, 6.1.41). At x >= 10 the
// first term left out is below 2e-18.
constexpr std::array<double, 8> stirling{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                         1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};

}  // namespace

double log_gamma(double x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!(x > 0)) return x == 0 ? infinity : std::numeric_limits<double>::quiet_NaN();
  if (x == infinity) return x;
  // Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1)) until the series holds.
  double product = 1;
  for (; x < 10; x += 1) product *= x;
  const double inverse = 1 / x;
  const double series = inverse * polynomial(inverse * inverse, stirling);
  const double far = (x - 0.5) * log(x) - x + half_log_two_pi + series;
  return product == 1 ? far : far - log(product);
}

}  // namespace entente::math
