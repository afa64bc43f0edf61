#pragma once

#include "results/summary/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::lane {

/// Pearson's correlation of pairs that arrive one by one, of each lane by itself. Sums are of differences from the
/// lane's first pair, so that a side that never changes has a variance of exactly 0 and large means cost no digits.
class Correlation {
 public:
  /// A pair in each lane where `valid` is 1; elsewhere it is 0 and x and y may be anything.
  [[gnu::always_inline]] void add(const double* __restrict x, const double* __restrict y,
                                  const double* __restrict valid) {
    for (std::size_t l = 0; l < count; ++l) {
      const bool first = valid[l] > pairs_[l];
      first_x_[l] = first ? x[l] : first_x_[l];
      first_y_[l] = first ? y[l] : first_y_[l];
      pairs_[l] += valid[l];
      const double dx = valid[l] > 0 ? x[l] - first_x_[l] : 0;
      const double dy = valid[l] > 0 ? y[l] - first_y_[l] : 0;
      x_[l] += dx;
      y_[l] += dy;
      xx_[l] += dx * dx;
      yy_[l] += dy * dy;
      xy_[l] += dx * dy;
    }
  }

  /// A pair in each lane; not to be mixed with the other, so that all lanes have their first pair at once.
  [[gnu::always_inline]] void add(const double* __restrict x, const double* __restrict y) {
    if (pairs_[0] == 0) {
      std::copy(x, x + count, first_x_.begin());
      std::copy(y, y + count, first_y_.begin());
    }
    for (std::size_t l = 0; l < count; ++l) {
      pairs_[l] += 1;
      const double dx = x[l] - first_x_[l], dy = y[l] - first_y_[l];
      x_[l] += dx;
      y_[l] += dy;
      xx_[l] += dx * dx;
      yy_[l] += dy * dy;
      xy_[l] += dx * dy;
    }
  }

  double pairs(std::size_t l) const { return pairs_[l]; }

  /// In [-1, 1]; NaN with fewer than two pairs or when either side is constant, as R's cor().
  double value(std::size_t l) const {
    const double n = pairs_[l];
    if (n < 2) return std::numeric_limits<double>::quiet_NaN();
    const double xx = xx_[l] - x_[l] * x_[l] / n, yy = yy_[l] - y_[l] * y_[l] / n;
    if (!(xx > 0) || !(yy > 0)) return std::numeric_limits<double>::quiet_NaN();
    // Two roots: the product of two tiny sums of squares may underflow.
    return std::clamp((xy_[l] - x_[l] * y_[l] / n) / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0);
  }

 private:
  Row pairs_{}, first_x_{}, first_y_{};
  Row x_{}, y_{}, xx_{}, yy_{}, xy_{};
};

}  // namespace entente::lane
