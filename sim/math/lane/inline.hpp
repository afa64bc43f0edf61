#pragma once

#include <cstdint>

/// Every function of a lane header: a copy of its own in each translation unit, always inlined. The kernels compile
/// these headers several times, each for other instructions; a weak symbol among them could be linked, in its newest
/// version, into code that must run on the oldest processor. For the same reason the lane headers call no function
/// template of the standard library.
#define ENTENTE_LANE [[gnu::always_inline]] static inline

/// What the lane functions are made of.
namespace entente::math::lane {

ENTENTE_LANE std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
ENTENTE_LANE double number_of(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
static constexpr std::uint64_t fraction_bits = (std::uint64_t{1} << 52) - 1;
static constexpr std::uint64_t bits_of_one = 0x3ff0000000000000;

/// c0 + c1 x + c2 x^2 + ... by Horner's rule: one fixed order of operations, hence one result. (A loop over an array
/// of coefficients would have to be unrolled before the loop over lanes is vectorised, which gcc does not always do.)
ENTENTE_LANE double polynomial(double, double constant) { return constant; }
template <class... Rest>
ENTENTE_LANE double polynomial(double x, double constant, double first, Rest... rest) {
  return polynomial(x, first, rest...) * x + constant;
}

}  // namespace entente::math::lane
