#pragma once

#include "sim/math/lane/inline.hpp"
#include "sim/war/kernel/stages.hpp"

/// What the loops of the kernels share. Only for the files that are compiled once for every instruction set: all is
/// static, since a function that the linker may merge across them could bring a newer instruction to an older machine.
namespace entente::kernel {

static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double smaller(double a, double b) { return a < b ? a : b; }
static inline double within(double low, double x, double high) { return smaller(larger(x, low), high); }

/// Whether a flag is up in some lane. By bits, since a largest value would have to mind NaN.
static inline bool any(const double* flags) {
  std::uint64_t bits = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) bits |= math::lane::bits_of(flags[lane]);
  return bits != 0;
}

/// Flags as bits, lane 0 the lowest.
static inline std::uint64_t bits_of_flags(const double* flags) {
  constexpr int lowest_exponent_bit = 52;  // is set in 1.0 and not in 0.0
  std::uint64_t bits = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    bits |= (math::lane::bits_of(flags[lane]) >> lowest_exponent_bit & 1) << lane;
  }
  return bits;
}

}  // namespace entente::kernel
