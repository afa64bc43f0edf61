#pragma once

#include <cstddef>

namespace entente {

/// Pearson's correlation of pairs that arrive one by one, by Welford's (1962) updates: no pairs are kept, and a side
/// that never changes has a variance of exactly 0.
class PairCorrelation {
 public:
  void add(double x, double y);

  std::size_t pairs() const { return pairs_; }
  /// In [-1, 1]; NaN with fewer than two pairs or when either side is constant, as R's cor().
  double value() const;

 private:
  std::size_t pairs_ = 0;
  double mean_x_ = 0;
  double mean_y_ = 0;
  double squares_x_ = 0;  // sums of squared deviations and of their products
  double squares_y_ = 0;
  double products_ = 0;
};

}  // namespace entente
