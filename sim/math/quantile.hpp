#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace entente::math {

/// Sample quantile of type 7, R's default (Hyndman and Fan 1996): linear between the order statistics around (n - 1) p.
/// `order_statistic(i)` gives the i-th smallest of `count` values, i from 0; count at least 1; p in [0, 1].
template <class OrderStatistic>
double quantile_of(std::size_t count, double p, const OrderStatistic& order_statistic) {
  const double position = static_cast<double>(count - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(position));
  if (below + 1 >= count) return order_statistic(count - 1);
  const double fraction = position - static_cast<double>(below);
  const double lower = order_statistic(below);
  return lower + fraction * (order_statistic(below + 1) - lower);
}

/// The same of values at hand. `sorted` ascending and not empty.
double quantile(std::span<const double> sorted, double p);

}  // namespace entente::math
