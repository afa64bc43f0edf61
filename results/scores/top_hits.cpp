#include "results/scores/top_hits.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace entente {
namespace {

// The chance of each to be among the k largest when ties are broken by lot.
std::vector<double> places(std::span<const double> values, std::size_t k) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const double last = sorted[k - 1];
  const auto [first_tied, behind_tied] = std::equal_range(sorted.begin(), sorted.end(), last, std::greater<>());
  const double left = static_cast<double>(k) - static_cast<double>(first_tied - sorted.begin());
  const double of_tied = left / static_cast<double>(behind_tied - first_tied);
  std::vector<double> chances;
  for (const double value : values) chances.push_back(value > last ? 1 : value < last ? 0 : of_tied);
  return chances;
}

}  // namespace

double top_hits(std::span<const double> x, std::span<const double> y, std::size_t k) {
  if (x.size() <= k) return std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> a = places(x, k), b = places(y, k);
  double hits = 0;
  for (std::size_t i = 0; i < a.size(); ++i) hits += a[i] * b[i];
  return hits / static_cast<double>(k);
}

}  // namespace entente
