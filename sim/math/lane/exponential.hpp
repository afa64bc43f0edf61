#pragma once

#include "sim/math/lane/inline.hpp"
#include "sim/math/natural_log_of_two.hpp"

#include <cstdint>

namespace entente::math::lane {

static constexpr double inverse_log_two = 0x1.71547652b82fep0;

// Adding 1.5 * 2^52 rounds to the nearest integer and leaves it in the lowest bits; 1023 more make it the biased
// exponent of that power of two, so that one shift yields the power itself.
static constexpr double rounder = 0x1.8p52 + 1023;

/// 2^k of `shifted` = k + rounder, k from -1023 (which gives 0) to 1024 (which gives infinity).
ENTENTE_LANE double power_of_two(double shifted) { return number_of(bits_of(shifted) << 52); }

/// e^r for |r| <= ln(2) / 2. The polynomial is the minimax one for (e^r - 1 - r) / r^2; it errs by 4e-18 of e^r.
ENTENTE_LANE double exponential_of_remainder(double r) {
  static constexpr double exponential_terms[] = {0x1.000000000000ap-1,  0x1.55555555554f8p-3,  0x1.55555555508b9p-5,
                                                 0x1.1111111128223p-7,  0x1.6c16c18420e9ep-10, 0x1.a01a012868561p-13,
                                                 0x1.a0199a1e2dfaep-16, 0x1.71df2945aa1b5p-19, 0x1.28ad66c0d1418p-22,
                                                 0x1.ad79b21222d76p-26};
  const double series = polynomial(r, exponential_terms);
  return 1 + (r + r * r * series);
}

/// e^x, relative error below 2e-16, rounded once more if subnormal; 0 below -745.14, infinity above 709.79.
ENTENTE_LANE double exponential(double x) {
  // Beyond these bounds the result is 0 or infinity anyhow. A NaN fails both comparisons and runs through.
  x = x < -746 ? -746 : x;
  x = x > 710 ? 710 : x;
  const double k = (x * inverse_log_two + rounder) - rounder;
  const double value = exponential_of_remainder((x - k * log_two_high) - k * log_two_low);
  // 2^k in two halves: k reaches 1024 and -1076, beyond the normal exponents. The first product is exact, so that a
  // subnormal result is rounded once only.
  const double half = k * 0.5 + rounder;
  const double other_half = (k - (half - rounder)) + rounder;
  return value * power_of_two(half) * power_of_two(other_half);
}

/// e^x for x <= 0 (or NaN), cheaper by a fifth: relative error below 2e-16 down to -708.3; 0 below -708.8.
ENTENTE_LANE double exponential_of_nonpositive(double x) {
  x = x < -709 ? -709 : x;  // k = -1023, hence 0
  const double shifted = x * inverse_log_two + rounder;
  const double k = shifted - rounder;
  return exponential_of_remainder((x - k * log_two_high) - k * log_two_low) * power_of_two(shifted);
}

/// e^x where results outside (2.3e-308, 1.2e308) do not matter: there 0 and infinity. Otherwise as `exponential`, and
/// cheaper by a fifth.
ENTENTE_LANE double exponential_in_range(double x) { return exponential_of_nonpositive(x > 710 ? 710 : x); }

/// 1 / (1 + e^-x), relative error below 5e-16; 0 below -708.8.
ENTENTE_LANE double logistic(double x) {
  const double e = exponential_of_nonpositive(-__builtin_fabs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

}  // namespace entente::math::lane
