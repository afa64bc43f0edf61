#include "estimate/fit/connected_sets.hpp"

#include <numeric>

namespace entente {

ConnectedSets connected_sets(const Grouping& first, const Grouping& second, const std::vector<bool>& connecting) {
  std::vector<std::size_t> parent(first.levels() + second.levels());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  ConnectedSets sets{.of_first = {}, .of_second = {}, .count = parent.size()};
  for (std::size_t i = 0; i < first.level.size(); ++i) {
    if (!connecting.empty() && !connecting[i]) continue;
    const std::size_t one = root(first.level[i]);
    const std::size_t other = root(first.levels() + second.level[i]);
    if (one == other) continue;
    parent[one] = other;
    --sets.count;
  }
  for (std::size_t level = 0; level < first.levels(); ++level) sets.of_first.push_back(root(level));
  for (std::size_t level = 0; level < second.levels(); ++level) sets.of_second.push_back(root(first.levels() + level));
  return sets;
}

}  // namespace entente
