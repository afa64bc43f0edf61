#include "estimate/sample/singletons.hpp"

#include <utility>

namespace entente {

Singletons drop_singletons(const std::vector<Grouping>& effects, std::size_t rows) {
  // The exclusive or of a group's rows is the row itself once only one is left, so that it need not be searched for.
  struct Group {
    std::size_t count = 0;
    std::size_t rows = 0;
  };
  std::vector<std::vector<Group>> groups;
  for (const Grouping& effect : effects) {
    std::vector<Group>& of_effect = groups.emplace_back(effect.levels());
    for (std::size_t row = 0; row < rows; ++row) {
      ++of_effect[effect.level[row]].count;
      of_effect[effect.level[row]].rows ^= row;
    }
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> alone;  // effect and level
  for (std::size_t effect = 0; effect < groups.size(); ++effect) {
    for (std::size_t level = 0; level < groups[effect].size(); ++level) {
      if (groups[effect][level].count == 1) alone.emplace_back(effect, static_cast<std::uint32_t>(level));
    }
  }
  std::vector<bool> gone(rows, false);
  Singletons result;
  result.dropped.assign(effects.size(), 0);
  for (std::size_t next = 0; next < alone.size(); ++next) {
    const auto [effect, level] = alone[next];
    if (groups[effect][level].count != 1) continue;  // its row went with a group of another effect
    const std::size_t row = groups[effect][level].rows;
    gone[row] = true;
    ++result.dropped[effect];
    for (std::size_t other = 0; other < groups.size(); ++other) {
      const std::uint32_t its_level = effects[other].level[row];
      Group& group = groups[other][its_level];
      --group.count;
      group.rows ^= row;
      if (group.count == 1) alone.emplace_back(other, its_level);
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (!gone[row]) result.kept.push_back(row);
  }
  return result;
}

}  // namespace entente
