#include "sim/math/functions.hpp"
#include "sim/math/natural_log_of_two.hpp"
#include "sim/math/polynomial.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace entente::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln(1 + f) = 2 atanh(s) with s = f / (2 + f) is 2 s + s R(s^2), R(z) / z = 2/3 + 2/5 z + 2/7 z^2 + ...
// For s^2 <= (3 - sqrt 8)^2 = 0.0295 the first term left out is below 3e-18.
constexpr std::array<double, 11> atanh_series{2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                              2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};

}  // namespace

double log(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  double k = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal
    x *= 0x1p54;
    k = -54;
  }
  // x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2), so that k = 0 near 1 and nothing cancels there.
  constexpr double sqrt_half = 0x1.6a09e667f3bcdp-1;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::int64_t shift = static_cast<std::int64_t>(bits - std::bit_cast<std::uint64_t>(sqrt_half)) >> 52;
  k += static_cast<double>(shift);
  const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(shift) << 52)) - 1;

  // f - f^2/2 + s (f^2/2 + R) equals 2 s + s R but keeps the leading terms exact or nearly so.
  const double s = f / (2 + f);
  const double z = s * s;
  const double half_square = 0.5 * f * f;
  const double r = z * polynomial(z, atanh_series);
  return k * log_two_high - ((half_square - (s * (half_square + r) + k * log_two_low)) - f);
}

double log1p(double x) {
  if (!(x < infinity)) return x;
  if (x < -1) return not_a_number;
  const double u = 1 + x;
  if (u == 0) return -infinity;
  // What the rounding of u lost comes back to first order; the second is below 2^-106.
  return log(u) + (x - (u - 1)) / u;
}

double logit(double p) {
  // Near 1/2 the odds are near 1, and 2 p - 1 is exact where the odds are not.
  if (p > 0.25 && p < 0.75) return log1p((2 * p - 1) / (1 - p));
  return log(p / (1 - p));
}

}  // namespace entente::math
