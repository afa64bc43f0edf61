#include "sim/math/quantile.hpp"

namespace entente::math {

double quantile(std::span<const double> sorted, double p) {
  return quantile_of(sorted.size(), p, [&](std::size_t i) { return sorted[i]; });
}

}  // namespace entente::math
