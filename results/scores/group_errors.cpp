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

Simulated with_half_sample_error(const ReplicateGroups& groups, const std::function<double(KeptGroups)>& statistic) {
  constexpr std::size_t most = ReplicateGroups::most;
  static_assert(std::has_single_bit(most) && most <= 32);
  const KeptGroups all = static_cast<KeptGroups>((std::uint64_t{1} << most) - 1);
  const double value = statistic(all);
  if (groups.count() < most) {
    std::vector<double> without;
    for (std::size_t g = 0; g < groups.count(); ++g) without.push_back(statistic(all & ~(KeptGroups{1} << g)));
    return {value, jackknife_error(without)};
  }
  // Rows of Sylvester's Hadamard matrix: any two of them part the groups evenly.
  double squares = 0;
  for (KeptGroups row = 1; row < most; ++row) {
    KeptGroups half = 0;
    for (KeptGroups g = 0; g < most; ++g) {
      if (std::popcount(row & g) % 2 == 0) half |= KeptGroups{1} << g;
    }
    for (const KeptGroups kept : {half, all & ~half}) {
      const double distance = statistic(kept) - value;
      squares += distance * distance;
    }
  }
  return {value, std::sqrt(squares / (2 * (static_cast<double>(most) - 1)))};
}

}  // namespace entente
