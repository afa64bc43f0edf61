#include "estimate/model/poisson/absorbed_groups.hpp"

#include <limits>
#include <numeric>

namespace entente {
namespace {

/// The representative of a set in a forest of parents.
std::size_t root_of(std::vector<std::size_t>& parent, std::size_t node) {
  while (parent[node] != node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

}  // namespace

std::vector<AbsorbedGroups> absorbed_groups(const std::vector<Grouping>& effects, std::span<const std::size_t> rows) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<AbsorbedGroups> result;
  for (const Grouping& effect : effects) {
    std::vector<std::uint32_t> index(effect.levels(), none);
    for (const std::size_t i : rows) index[effect.level[i]] = 0;
    AbsorbedGroups groups;
    for (std::uint32_t level = 0; level < index.size(); ++level) {
      if (index[level] == none) continue;
      index[level] = static_cast<std::uint32_t>(groups.labels.size());
      groups.labels.push_back(level);
    }
    for (const std::size_t i : rows) groups.group.push_back(index[effect.level[i]]);
    result.push_back(std::move(groups));
  }
  return result;
}

ConnectedSets connected_sets(const AbsorbedGroups& first, const AbsorbedGroups& second,
                             const std::vector<bool>& connecting) {
  std::vector<std::size_t> parent(first.groups() + second.groups());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  ConnectedSets sets{.of_first = {}, .of_second = {}, .count = parent.size()};
  for (std::size_t i = 0; i < first.group.size(); ++i) {
    if (!connecting[i]) continue;
    const std::size_t a = root_of(parent, first.group[i]);
    const std::size_t b = root_of(parent, first.groups() + second.group[i]);
    if (a == b) continue;
    parent[a] = b;
    --sets.count;
  }
  for (std::size_t g = 0; g < first.groups(); ++g) sets.of_first.push_back(root_of(parent, g));
  for (std::size_t g = 0; g < second.groups(); ++g) sets.of_second.push_back(root_of(parent, first.groups() + g));
  return sets;
}

std::size_t absorbed_degrees(const std::vector<AbsorbedGroups>& effects) {
  std::size_t degrees = 0;
  for (std::size_t e = 0; e < effects.size(); ++e) {
    degrees += effects[e].groups();
    if (e == 1) {
      const std::vector<bool> all(effects[0].group.size(), true);
      degrees -= connected_sets(effects[0], effects[1], all).count;
    }
    if (e > 1) degrees -= 1;
  }
  return degrees;
}

}  // namespace entente
