#include "results/scores/coverage.hpp"

#include "sim/math/quantile.hpp"

namespace entente {

bool in_central_90(std::span<const double> sorted, double observed) {
  return math::quantile(sorted, 0.05) <= observed && observed <= math::quantile(sorted, 0.95);
}

}  // namespace entente
