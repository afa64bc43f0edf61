#pragma once

#include "sim/math/lane/exponential.hpp"
#include "sim/math/lane/inline.hpp"
#include "sim/math/lane/logarithm.hpp"

#include <cstdint>

namespace entente::math::lane {

/// Beyond this e^(-t^2/2) runs out of normal doubles; at it, exponential_of_half_square gives 0.
static constexpr double end_of_density = 37.66;

/// (1 - Phi(t)) e^(t^2/2) for t from 0 to 1e300, relative error below 9e-16.
ENTENTE_LANE double scaled_upper_tail(double t) {
  // Shepherd and Laframboise (1981, Math. Comp. 36): s = (t - c) / (t + c) brings [0, infinity) to [-1, 1], where
  // (t + c) times the function is all but a polynomial. This one, with c = 5, is the minimax one (it errs by 4e-17).
  constexpr double c = 5;
  const double inverse = 1 / (t + c);
  const double s = (t - c) * inverse;
  static constexpr double tail_terms[] = {
      0x1.89d3abe1f95aep-1,   -0x1.54ad03f27ca1dp-1, 0x1.fb31653876fa0p-2,   -0x1.410ed5f87557bp-2,
      0x1.51f6329f01017p-3,   -0x1.1b1c254cbe91bp-4, 0x1.54b4d4f50fbb2p-6,   -0x1.88590e6da29c8p-9,
      -0x1.a25038342e8d9p-11, 0x1.1daf1619b2959p-11, -0x1.f2144776fce30p-15, -0x1.a16ec34012e13p-15,
      0x1.17dcbf5262cdap-16,  0x1.0af6e332137e5p-18, -0x1.73b194d63915ep-19, -0x1.63b7dacd24c3dp-22,
      0x1.d2092fc07f889p-22,  0x1.352ecfdc52d99p-25, -0x1.23581229a1e5fp-24, -0x1.5e121638de89ap-28,
      0x1.44c8b5f7b8913p-27,  0x1.1d37edb41c3eap-31, -0x1.c1b2e8cf157d0p-31};
  return inverse * polynomial(s, tail_terms);
}

/// e^(-t^2/2) for t from 0 to end_of_density, relative error below 2e-16 up to 37.6.
ENTENTE_LANE double exponential_of_half_square(double t) {
  // The rounding of t^2 would be magnified by t^2. Cody (1969) splits t = head + rest and takes two exponentials, of
  // -head^2/2, which is exact, and of the small rest. Here the rest joins the remainder of the one exponential.
  constexpr std::uint64_t low_27_bits = (std::uint64_t{1} << 27) - 1;
  const double head = number_of(bits_of(t) & ~low_27_bits);
  const double x = (-0.5 * head) * head;
  const double rest = (-0.5 * (t - head)) * (t + head);
  const double shifted = x * inverse_log_two + rounder;
  const double k = shifted - rounder;
  return exponential_of_remainder((x - k * log_two_high) + (rest - k * log_two_low)) * power_of_two(shifted);
}

struct NormalValues {
  double cdf;      ///< Phi(x), relative error below 1e-15 for x > -37.5; 0 below -37.66
  double density;  ///< phi(x), relative error below 5e-16 for |x| < 37.5; 0 beyond 37.66
};

/// The standard normal's distribution function and density, both from one exponential.
ENTENTE_LANE NormalValues normal_values(double x) {
  constexpr double inverse_sqrt_two_pi = 0.39894228040143267794;
  const double size = __builtin_fabs(x);
  const double t = size > end_of_density ? end_of_density : size;
  const double e = exponential_of_half_square(t);
  const double tail = scaled_upper_tail(t) * e;
  return {x < 0 ? tail : 1 - tail, inverse_sqrt_two_pi * e};
}

/// Phi(x), as in normal_values.
ENTENTE_LANE double normal_cdf(double x) { return normal_values(x).cdf; }

/// ln Phi(x), relative error below 2e-15; finite down to x = -1.8e154, then -infinity; -0 above 37.66.
ENTENTE_LANE double log_normal_cdf(double x) {
  const double size = __builtin_fabs(x);
  const double scaled = scaled_upper_tail(size > 1e300 ? 1e300 : size);
  const double tail = scaled * exponential_of_half_square(size > end_of_density ? end_of_density : size);
  const double upper = 1 - tail;
  const double log = logarithm_of_normal(x < 0 ? scaled : upper);
  // For x > 0, what the rounding of 1 - tail lost comes back to first order.
  return log + (x < 0 ? -0.5 * x * x : (1 - upper) - tail);
}

/// Phi(x) = factor e^exponent, neither of which runs out of range before x = -1.3e154: for ratios, at the price of one
/// logarithm. Relative error of the factor below 1e-15.
struct ScaledNormal {
  double factor;
  double exponent;  ///< -x^2 / 2 for x < 0, else 0
};

ENTENTE_LANE ScaledNormal scaled_normal(double x) {
  const double size = __builtin_fabs(x);
  const double scaled = scaled_upper_tail(size > 1e300 ? 1e300 : size);
  const double tail = scaled * exponential_of_half_square(size > end_of_density ? end_of_density : size);
  return {x < 0 ? scaled : 1 - tail, x < 0 ? -0.5 * x * x : 0.0};
}

}  // namespace entente::math::lane
