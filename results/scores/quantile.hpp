#pragma once

#include <span>

namespace entente {

/// Sample quantile of type 7, R's default (Hyndman and Fan 1996): linear between the order statistics around (n - 1) p.
/// `sorted` ascending and not empty; p in [0, 1].
double quantile(std::span<const double> sorted, double p);

}  // namespace entente
