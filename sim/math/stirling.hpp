#pragma once

#include "sim/math/polynomial.hpp"

#include <array>

namespace entente::math {

/// ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2) for x >= 10: Stirling's series, B_2n / (2n (2n - 1)), in powers of
/// 1/x^2 (Abramowitz and Stegun 1964, 6.1.41). The first term left out is below 2e-18.
inline double stirling_remainder(double x) {
  constexpr std::array<double, 8> series{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                         1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
  const double inverse = 1 / x;
  return inverse * polynomial(inverse * inverse, series);
}

}  // namespace entente::math
