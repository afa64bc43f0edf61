#pragma once

#include "sim/math/lane/inline.hpp"
#include "sim/math/natural_log_of_two.hpp"

#include <cstdint>

namespace entente::math::lane {

/// ln x for finite, positive, normal x, relative error below 2e-16. Any other x gives a number without meaning.
ENTENTE_LANE double logarithm_of_normal(double x) {
  // x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt 2), so that k = 0 near 1 and nothing cancels there.
  constexpr std::uint64_t bits_of_sqrt_half = 0x3fe6a09e667f3bcd;
  constexpr std::uint64_t bits_of_two_to_52 = 0x4330000000000000;
  const std::uint64_t shifted = bits_of(x) + (bits_of_one - bits_of_sqrt_half);
  const double k = number_of((shifted >> 52) | bits_of_two_to_52) - (0x1p52 + 1023);
  const double f = number_of((shifted & fraction_bits) + bits_of_sqrt_half) - 1;

  // With s = f / (2 + f), ln(1 + f) = 2 atanh(s) = 2 s + s R, R / s^2 by the minimax polynomial (it errs by 2e-18 of
  // the result). f - f^2/2 + s (f^2/2 + R) equals it but keeps the leading terms exact or nearly so.
  const double s = f / (2 + f);
  const double z = s * s;
  const double half_square = 0.5 * f * f;
  static constexpr double atanh_terms[] = {0x1.5555555555592p-1, 0x1.999999998011bp-2, 0x1.24924941c9403p-2,
                                           0x1.c71c522535fcdp-3, 0x1.746639e7fa280p-3, 0x1.39a22d21e3a78p-3,
                                           0x1.2f015c3a51ae1p-3};
  const double r = z * polynomial(z, atanh_terms);
  return k * log_two_high - ((half_square - (s * (half_square + r) + k * log_two_low)) - f);
}

/// ln x for x >= 2.3e-308, relative error below 2e-16; -infinity at 0 (and, without meaning, below); infinity and NaN
/// as they should. Only subnormal x are out of its domain.
ENTENTE_LANE double logarithm(double x) {
  const double value = x < __builtin_inf() ? logarithm_of_normal(x) : x;
  return x <= 0 ? -__builtin_inf() : value;
}

}  // namespace entente::math::lane
