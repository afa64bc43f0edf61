#include "results/summary/binning.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace entente {

Binning Binning::floating(int mantissa_bits, int lowest, int highest) {
  Binning binning;
  binning.floating_ = true;
  binning.shift_ = 52 - mantissa_bits;
  binning.low_ = std::ldexp(1, lowest);
  binning.first_ = std::bit_cast<std::uint64_t>(binning.low_) >> binning.shift_;
  // One for 0, one from 2^highest on.
  binning.bins_ = (static_cast<std::size_t>(highest - lowest) << mantissa_bits) + 2;
  return binning;
}

Binning Binning::floating_whole(int mantissa_bits, int highest) {
  Binning binning = floating(mantissa_bits, 0, highest);
  binning.whole_ = true;
  return binning;
}

Binning Binning::whole(std::size_t largest) {
  Binning binning;
  binning.whole_ = true;
  binning.bins_ = largest + 1;
  return binning;
}

Binning Binning::linear(double low, double high, std::size_t bins) {
  Binning binning;
  binning.low_ = low;
  binning.width_ = (high - low) / static_cast<double>(bins);
  binning.bins_ = bins;
  return binning;
}

std::size_t Binning::index(double value) const {
  if (floating_) {
    if (!(value > 0)) return 0;
    const std::uint64_t bin = (std::bit_cast<std::uint64_t>(std::max(value, low_)) >> shift_) - first_ + 1;
    return std::min<std::size_t>(bin, bins_ - 1);
  }
  const double bin = std::floor((value - low_) / width_);
  if (!(bin > 0)) return 0;
  return static_cast<std::size_t>(std::min(bin, static_cast<double>(bins_ - 1)));
}

double Binning::lower_edge(std::size_t bin) const {
  if (!floating_) return low_ + width_ * static_cast<double>(bin);
  if (bin < 2) return whole_ ? low_ : 0;
  return std::bit_cast<double>((first_ + bin - 1) << shift_);
}

Binning::Edges Binning::edges(std::size_t bin) const {
  if (floating_ && bin == 0) return {0, 0};
  const double lower = lower_edge(bin);
  if (floating_ && bin + 1 == bins_) return {lower, lower};
  const double upper = lower_edge(bin + 1);
  if (whole_) return {std::ceil(lower), std::max(std::ceil(lower), std::ceil(upper) - 1)};
  return {lower, upper};
}

double Binning::inside(std::size_t bin, std::uint64_t rank, std::uint64_t count) const {
  const Edges bounds = edges(bin);
  const double position = (static_cast<double>(rank) + 0.5) / static_cast<double>(count);
  return bounds.first + (bounds.last - bounds.first) * position;
}

}  // namespace entente
