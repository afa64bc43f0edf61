#include "results/scores/coverage.hpp"

#include "results/scores/quantile.hpp"

namespace entente {

bool in_central_90(std::span<const double> sorted, double observed) {
  return quantile(sorted, 0.05) <= observed && observed <= quantile(sorted, 0.95);
}

}  // namespace entente
