#pragma once

#include <bit>
#include <cstdint>

namespace entente {

/// The nearest whole number, ties to even, for |x| <= 2^51. Anything else, NaN too, gives some number and no error.
///
/// Adding 1.5 x 2^52 leaves the whole number in the low bits of the double (Knuth 1997, 4.2.2; Hecker 1996): one
/// addition and one subtraction, which every vector unit has, where conversions are rare.
[[gnu::always_inline]] inline std::int64_t nearest_whole(double x) {
  constexpr double magic = 0x1.8p52;
  return std::bit_cast<std::int64_t>(x + magic) - std::bit_cast<std::int64_t>(magic);
}

/// A sum of doubles that does not depend on their order: each term is rounded once, to the nearest multiple of
/// 2^-`fraction_bits`, and from then on all is whole numbers.
///
/// Error of a sum of n terms: at most n 2^-(fraction_bits + 1); of their mean: 2^-(fraction_bits + 1).
/// Range: |term| <= `largest_term`, and the sum's absolute value below 2^(63 - fraction_bits).
template <int fraction_bits>
struct FixedPointSum {
  static_assert(fraction_bits >= 0 && fraction_bits < 52);
  static constexpr double unit = 1.0 / static_cast<double>(std::int64_t{1} << fraction_bits);
  static constexpr double largest_term = 0x1p51 * unit;

  std::int64_t units = 0;

  /// One term in units.
  [[gnu::always_inline]] static std::int64_t units_of(double term) {
    constexpr double magic = 0x1.8p52 * unit;  // the same as nearest_whole(term / unit), without the multiplication
    return std::bit_cast<std::int64_t>(term + magic) - std::bit_cast<std::int64_t>(magic);
  }

  void add(double term) { units += units_of(term); }
  void merge(const FixedPointSum& other) { units += other.units; }
  double value() const { return static_cast<double>(units) * unit; }
  friend bool operator==(const FixedPointSum&, const FixedPointSum&) = default;
};

/// Sums of shares: |share| <= 512, mean to 1.2e-13; a million shares of 1 take half of the range.
using ShareSum = FixedPointSum<42>;
/// Sums over blocks of sums within a block, |term| <= 524288; each block's to 1.2e-10.
using BlockSum = FixedPointSum<32>;

}  // namespace entente
