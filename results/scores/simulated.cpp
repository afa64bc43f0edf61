#include "results/scores/simulated.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Simulated mean_of(std::span<const double> replicates) {
  if (replicates.empty()) return {};
  const double n = static_cast<double>(replicates.size());
  double sum = 0;
  for (const double x : replicates) sum += x;
  Simulated mean{.value = sum / n};
  if (replicates.size() < 2) return mean;
  double squares = 0;
  for (const double x : replicates) squares += (x - mean.value) * (x - mean.value);
  mean.error = std::sqrt(squares / (n - 1) / n);
  return mean;
}

std::vector<std::size_t> ReplicateGroups::sizes() const {
  std::vector<std::size_t> sizes(count_);
  if (count_ == 0) return sizes;
  for (std::size_t k = 0; k < replications_ && k < one_by_one; ++k) ++sizes[of(k)];
  for (std::size_t k = one_by_one; k < replications_; k += block) sizes[of(k)] += std::min(block, replications_ - k);
  return sizes;
}

double error_from_groups(std::span<const double> group_values) { return mean_of(group_values).error; }

}  // namespace entente
