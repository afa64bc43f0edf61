#pragma once

#include "results/scores/simulated.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace entente {

__extension__ using Whole128 = unsigned __int128;

/// Mean and Monte Carlo error of a number that lies in [-largest, largest], from exact sums: the same bits in whatever
/// order values come and accumulators are merged.
///
/// A value is rounded to a multiple of unit() = the power of two at or above largest 2^-25, so the mean is off by half
/// of that at most, and the error is that of the rounded values: equal values have an error of exactly 0. Whole numbers
/// are exact up to 2^25 = 33,554,432. For up to 2^24 values.
class Moments {
 public:
  static constexpr std::size_t most_at_once = 4096;

  /// `largest` finite and positive; 0 is taken as 1.
  explicit Moments(double largest = 1);

  double unit() const { return 1 / scale_; }

  /// Adds `count` values, `most_at_once` at most. False when one of them is out of range or NaN; then nothing that
  /// follows means anything.
  template <class Count>
  [[gnu::always_inline]] bool add(const double* __restrict values, Count count) {
    constexpr double magic = 0x1.8p52;  // as in nearest_whole
    constexpr auto magic_bits = std::bit_cast<std::uint64_t>(magic);
    std::uint64_t sum = 0, squares = 0, outside = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double shifted = values[i] * scale_ + magic;
      const double whole = shifted - magic;
      const double square = whole * whole;  // at most 2^50: exact
      sum += std::bit_cast<std::uint64_t>(shifted) - magic_bits;
      squares += std::bit_cast<std::uint64_t>(square + magic) - magic_bits;
      outside |= std::bit_cast<std::uint64_t>(square <= 0x1p50 ? 0.0 : 1.0);
    }
    sum_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum_) + sum);
    squares_ += squares;
    return outside == 0;
  }
  bool add(double value) { return add(&value, std::size_t{1}); }

  void merge(const Moments& other);

  /// From `count` values: all that were added. As mean_of() of the rounded values.
  Simulated mean(std::size_t count) const;

  friend bool operator==(const Moments&, const Moments&) = default;

 private:
  double scale_;
  std::int64_t sum_ = 0;  // in units
  Whole128 squares_ = 0;  // in squared units
};

}  // namespace entente
