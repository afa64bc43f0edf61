#include "results/scores/group_errors.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace entente {

double jackknife_error(std::span<const double> without_group) {
  const double groups = static_cast<double>(without_group.size());
  if (without_group.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  double mean = 0;
  for (const double value : without_group) mean += value / groups;
  double squares = 0;
  for (const double value : without_group) squares += (value - mean) * (value - mean);
  return std::sqrt((groups - 1) / groups * squares);
}

std::vector<KeptGroups> half_samples(const ReplicateGroups& groups) {
  constexpr std::size_t most = ReplicateGroups::most;
  static_assert(std::has_single_bit(most) && most <= 32);
  const KeptGroups all = static_cast<KeptGroups>((std::uint64_t{1} << most) - 1);
  std::vector<KeptGroups> parts;
  if (groups.count() < most) {
    for (std::size_t g = 0; g < groups.count(); ++g) parts.push_back(all & ~(KeptGroups{1} << g));
    return parts;
  }
  // Rows of Sylvester's Hadamard matrix: any two of them part the groups evenly.
  for (KeptGroups row = 1; row < most; ++row) {
    KeptGroups half = 0;
    for (KeptGroups g = 0; g < most; ++g) {
      if (std::popcount(row & g) % 2 == 0) half |= KeptGroups{1} << g;
    }
    parts.push_back(half);
    parts.push_back(all & ~half);
  }
  return parts;
}

double half_sample_error(const ReplicateGroups& groups, std::span<const double> of_parts) {
  if (groups.count() < ReplicateGroups::most) return jackknife_error(of_parts);
  const double parts = static_cast<double>(of_parts.size());
  // From the first one on, so that parts that agree give an error of exactly 0.
  const double origin = of_parts.front();
  double mean = 0, squares = 0;
  for (const double part : of_parts) mean += (part - origin) / parts;
  for (const double part : of_parts) squares += (part - origin - mean) * (part - origin - mean);
  return std::sqrt(squares / parts);
}

Simulated with_half_sample_error(const ReplicateGroups& groups, const std::function<double(KeptGroups)>& statistic) {
  const double value = statistic(static_cast<KeptGroups>((std::uint64_t{1} << ReplicateGroups::most) - 1));
  std::vector<double> of_parts;
  for (const KeptGroups part : half_samples(groups)) of_parts.push_back(statistic(part));
  return {value, half_sample_error(groups, of_parts)};
}

}  // namespace entente
