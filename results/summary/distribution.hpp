#pragma once

#include "results/scores/predictive_check.hpp"
#include "results/summary/binning.hpp"
#include "results/summary/moments.hpp"
#include "results/summary/observed_rank.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace entente {

/// A number of each replicate, of which counts by bins are kept instead of the values: its mean and error, and where
/// the observed value lies, exactly; quantiles to less than one bin's width, and exactly where bins hold one value
/// each, at the least and the largest replicate, and when all are equal.
class Distribution {
 public:
  /// `largest` bounds the absolute value (see Moments). `observed` may be NaN.
  Distribution(const Binning& binning, double largest, double observed);

  /// NaN: undefined in this replicate. False when the value is out of range.
  bool add(double value);
  void merge(const Distribution& other);

  double observed() const { return observed_; }
  std::size_t defined() const { return static_cast<std::size_t>(defined_); }
  /// NaN without a defined value. p in [0, 1]; type 7.
  double quantile(double p) const;
  PredictiveCheck check() const;
  std::size_t bytes() const { return sizeof *this + counts_.size() * sizeof counts_[0]; }

  friend bool operator==(const Distribution& a, const Distribution& b);

 private:
  double order_statistic(std::size_t rank) const;

  Binning binning_;
  double observed_;
  std::uint64_t defined_ = 0;
  std::uint64_t undefined_ = 0;
  Moments moments_;
  ObservedRank rank_;
  double least_ = std::numeric_limits<double>::infinity();
  double largest_ = -std::numeric_limits<double>::infinity();
  std::vector<std::uint32_t> counts_;
};

}  // namespace entente
