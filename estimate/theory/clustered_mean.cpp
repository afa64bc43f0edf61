#include "estimate/theory/clustered_mean.hpp"

#include <cmath>
#include <limits>
#include <map>

namespace entente {

ClusteredMean clustered_mean(std::span<const double> values, const std::vector<CowCode>& states) {
  const double n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  ClusteredMean mean{.value = sum / n, .error = std::numeric_limits<double>::quiet_NaN()};
  std::map<CowCode, double> deviations;
  for (std::size_t i = 0; i < values.size(); ++i) deviations[states[i]] += values[i] - mean.value;
  const double groups = static_cast<double>(deviations.size());
  if (deviations.size() < 2) return mean;
  double squares = 0;
  for (const auto& [state, deviation] : deviations) squares += deviation * deviation;
  mean.error = std::sqrt(groups / (groups - 1) * squares) / n;
  return mean;
}

}  // namespace entente
