#pragma once

#include "sim/math/lane/inline.hpp"
#include "sim/math/lane/logarithm.hpp"

#include <cstdint>

namespace entente::math::lane {

/// (k + 1/2) 2^-52 for the upper 52 bits k, exact: the mapping of random::uniform.
ENTENTE_LANE double unit_interval(std::uint64_t bits) {
  return number_of((bits >> 12) | bits_of_one) - (1 - 0x1p-53);  // 1 + k 2^-52 in [1, 2), less 1, plus half a step
}

struct NormalPair {
  double first;
  double second;
};

/// Two independent standard normals (Box and Muller 1958), each exact to 1e-15 of their radius, which ends at 8.57: the
/// radius from the upper 52 bits of `radius_bits`; of `angle_bits` the two uppermost give the quadrant, as the signs of
/// second (bit 63) and first (bit 62), and the lower 52 the angle within it.
ENTENTE_LANE NormalPair normal_pair(std::uint64_t radius_bits, std::uint64_t angle_bits) {
  const double radius = __builtin_sqrt(-2 * logarithm_of_normal(unit_interval(radius_bits)));
  // The angle is pi/4 + (pi/2) y, y in [-1/2, 1/2) exact. Its cosine and sine are (cos a -+ sin a) / sqrt 2 of
  // a = (pi/2) y, both by minimax polynomials in y^2 (errors 4e-17 and less), the root of two in their coefficients.
  const double y = number_of((angle_bits & fraction_bits) | bits_of_one) - 1.5;
  const double square = y * y;
  static constexpr double cosine_terms[] = {0x1.6a09e667f3bccp-1,  -0x1.bea5b6072b1edp-1, 0x1.6f5a49b290871p-3,
                                            -0x1.e36ab0b62f34cp-7, 0x1.54cb876cf8fb9p-11, -0x1.2af4d315c478ep-16,
                                            0x1.61742c9afc0cbp-22};
  const double cosine = polynomial(square, cosine_terms);
  static constexpr double sine_terms[] = {0x1.1c5831add62e4p+0,  -0x1.d3ba5c1c5f437p-2, 0x1.cda106381af01p-5,
                                          -0x1.b1e9f34594de9p-9, 0x1.dbd6f4ae39a88p-14, -0x1.5587d645e0394p-19,
                                          0x1.55f43b5599832p-25};
  const double sine = y * polynomial(square, sine_terms);
  const double first = radius * (cosine - sine);
  const double second = radius * (cosine + sine);
  return {number_of(bits_of(first) ^ ((angle_bits << 1) & sign_bit)),
          number_of(bits_of(second) ^ (angle_bits & sign_bit))};
}

}  // namespace entente::math::lane
