#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

/// How the values of a number are told apart when replicates are counted instead of kept.
class Binning {
 public:
  /// Exponent and the first `mantissa_bits` of a double: 2^mantissa_bits bins an octave from 2^lowest to 2^highest, so
  /// that bins are 2^-mantissa_bits of their values wide at most. 0 (and below) has a bin of its own, the bin above it
  /// takes all that is smaller than 2^lowest, the last all from 2^highest on.
  static Binning floating(int mantissa_bits, int lowest, int highest);
  /// The same for whole numbers that are not negative: those below 2^(mantissa_bits + 1) are told apart exactly.
  static Binning floating_whole(int mantissa_bits, int highest);
  /// Whole numbers 0 to `largest`, each by itself.
  static Binning whole(std::size_t largest);
  /// `bins` of equal width, closed at both ends of [low, high].
  static Binning linear(double low, double high, std::size_t bins);

  std::size_t bins() const { return bins_; }
  /// The bin of a value; values beyond the ends count as the ends.
  std::size_t index(double value) const;

  /// The least and the largest value that a bin may hold.
  struct Edges {
    double first;
    double last;
  };
  Edges edges(std::size_t bin) const;

  /// Where the value of rank `rank` (from 0) among the `count` values of a bin is taken to be: as if they were spread
  /// evenly over it. Off by less than the bin's width.
  double inside(std::size_t bin, std::uint64_t rank, std::uint64_t count) const;

 private:
  double lower_edge(std::size_t bin) const;

  bool floating_ = false;
  bool whole_ = false;
  int shift_ = 0;  // floating: bits of the mantissa that are dropped
  std::uint64_t first_ = 0;
  double low_ = 0;
  double width_ = 1;
  std::size_t bins_ = 0;
};

}  // namespace entente
