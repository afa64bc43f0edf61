#include "sim/math/functions.hpp"
#include "sim/math/natural_log_of_two.hpp"
#include "sim/math/polynomial.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace entente::math {
namespace {

// (exp(r) - 1 - r) / r^2: 1/2! + r/3! + ... + r^11/13!. For |r| <= ln(2)/2 the first term left out is below 5e-18.
constexpr std::array<double, 12> taylor{1.0 / 2,       1.0 / 6,        1.0 / 24,        1.0 / 120,
                                        1.0 / 720,     1.0 / 5040,     1.0 / 40320,     1.0 / 362880,
                                        1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};

double power_of_two(std::uint64_t biased_exponent) { return std::bit_cast<double>(biased_exponent << 52); }

}  // namespace

double exp(double x) {
  // Beyond these bounds the result is 0 or infinity anyhow; within them the exponents below stay in range. A NaN fails
  // both comparisons and runs through to the result.
  if (x < -746) x = -746;
  if (x > 710) x = 710;

  // Adding 1.5 * 2^52 rounds to the nearest integer and leaves it in the lowest bits: x = k ln 2 + r.
  constexpr double rounder = 0x1.8p52;
  constexpr double inverse_log_two = 0x1.71547652b82fep0;
  const double shifted = x * inverse_log_two + rounder;
  const double k = shifted - rounder;
  const double high = x - k * log_two_high;  // exact
  const double low = k * log_two_low;
  const double r = high - low;
  const double value = 1 + (high - (low - r * r * polynomial(r, taylor)));

  // 2^k in two halves: k reaches 1024 and -1076, beyond the normal exponents. The first product is exact, so that a
  // subnormal result is rounded once only.
  const auto integer =
      static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(rounder));
  const std::int64_t half = integer >> 1;
  const auto exponent = [](std::int64_t e) { return (static_cast<std::uint64_t>(e) + 1023) & 0x7ff; };
  return value * power_of_two(exponent(half)) * power_of_two(exponent(integer - half));
}

double logistic(double x) {
  if (x < 0) {
    const double e = exp(x);
    return e / (1 + e);
  }
  return 1 / (1 + exp(-x));
}

}  // namespace entente::math
