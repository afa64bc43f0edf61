#include "results/scores/reference_forecasts.hpp"

#include <cmath>
#include <limits>

namespace entente {

ReferenceForecasts reference_forecasts(std::span<const double> observed) {
  ReferenceForecasts forecasts;
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  double last = nothing;
  double sum = 0;
  std::size_t seen = 0;
  for (const double share : observed) {
    forecasts.historical_mean.push_back(seen == 0 ? nothing : sum / static_cast<double>(seen));
    forecasts.persistence.push_back(last);
    if (std::isnan(share)) continue;
    last = share;
    sum += share;
    ++seen;
  }
  return forecasts;
}

}  // namespace entente
