#include "results/scores/pair_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

void PairCorrelation::add(double x, double y) {
  ++pairs_;
  const double n = static_cast<double>(pairs_);
  const double from_old_x = x - mean_x_;
  const double from_old_y = y - mean_y_;
  mean_x_ += from_old_x / n;
  mean_y_ += from_old_y / n;
  squares_x_ += from_old_x * (x - mean_x_);
  squares_y_ += from_old_y * (y - mean_y_);
  products_ += from_old_x * (y - mean_y_);
}

double PairCorrelation::value() const {
  if (pairs_ < 2 || !(squares_x_ > 0) || !(squares_y_ > 0)) return std::numeric_limits<double>::quiet_NaN();
  // Two roots: the product of two tiny sums of squares may underflow.
  return std::clamp(products_ / std::sqrt(squares_x_) / std::sqrt(squares_y_), -1.0, 1.0);
}

}  // namespace entente
