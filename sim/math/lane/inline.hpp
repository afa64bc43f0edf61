#pragma once

#include <cstddef>
#include <cstdint>

/// Every function of a lane header: a copy of its own in each translation unit, always inlined. The kernels compile
/// these headers several times, each for other instructions; a weak symbol among them could be linked, in its newest
/// version, into code that must run on the oldest processor. For the same reason the lane headers call no function
/// template of the standard library.
#define ENTENTE_LANE [[gnu::always_inline]] static inline

/// What the lane functions are made of. They have no branches, only selections, and nothing that SSE2 lacks in vector
/// form, so that compilers vectorise plain loops over arrays of lanes. A chain of long functions runs a quarter faster
/// as several such loops, with arrays between them, than as one: the processor then overlaps more lanes.
namespace entente::math::lane {

ENTENTE_LANE std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
ENTENTE_LANE double number_of(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
static constexpr std::uint64_t fraction_bits = (std::uint64_t{1} << 52) - 1;
static constexpr std::uint64_t bits_of_one = 0x3ff0000000000000;

/// c[first] + c[first + stride] x + c[first + 2 stride] x^2 + ... by Horner's rule.
template <std::size_t first, std::size_t stride, std::size_t N>
ENTENTE_LANE double horner(double x, const double (&c)[N]) {
  if constexpr (first + stride < N)
    return horner<first + stride, stride>(x, c) * x + c[first];
  else
    return c[first];
}

/// c[0] + c[1] x + c[2] x^2 + ... in one fixed order of operations, hence with one result: two or four interleaved sums
/// (Estrin 1960), since Horner's rule alone has every operation wait for the one before it, which costs a quarter more
/// time. (A loop over the coefficients would have to be unrolled before the loop over lanes is vectorised, which gcc
/// does not always do.)
template <std::size_t N>
ENTENTE_LANE double polynomial(double x, const double (&c)[N]) {
  const double square = x * x;
  if constexpr (N < 16) {
    return horner<0, 2>(square, c) + x * horner<1, 2>(square, c);
  } else {
    const double fourth = square * square;
    return (horner<0, 4>(fourth, c) + x * horner<1, 4>(fourth, c)) +
           square * (horner<2, 4>(fourth, c) + x * horner<3, 4>(fourth, c));
  }
}

}  // namespace entente::math::lane
