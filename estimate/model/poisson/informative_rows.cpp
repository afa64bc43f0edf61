#include "estimate/model/poisson/informative_rows.hpp"

#include "estimate/fit/connected_sets.hpp"

#include <numeric>
#include <set>

namespace entente {
namespace {

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

constexpr const char* left_out = " and are left out of n, degrees of freedom and dispersion";

/// Takes the marked ones out of the rows.
void drop(std::vector<std::size_t>& rows, const std::vector<bool>& marked) {
  std::vector<std::size_t> kept;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!marked[r]) kept.push_back(rows[r]);
  }
  rows = std::move(kept);
}

void drop_zero_groups(const Sample& sample, const Grouping& effect, InformativeRows& informative) {
  std::vector<bool> positive(effect.levels(), false);
  for (const std::size_t i : informative.rows) {
    if (sample.outcome[i] > 0) positive[effect.level[i]] = true;
  }
  std::vector<bool> marked(informative.rows.size(), false);
  std::set<std::uint32_t> groups;
  for (std::size_t r = 0; r < marked.size(); ++r) {
    const std::uint32_t level = effect.level[informative.rows[r]];
    marked[r] = !positive[level];
    if (marked[r]) groups.insert(level);
  }
  if (groups.empty()) return;
  const std::size_t before = informative.rows.size();
  drop(informative.rows, marked);
  informative.notes.push_back(counted(before - informative.rows.size(), "row") + " of " +
                              counted(groups.size(), "group") + " of " + effect.name +
                              " whose outcome is always 0 say nothing on the slopes" + left_out);
}

/// The nodes reached from those of `order`, one search after another; `visit` is told each node when it is done.
template <class Visit>
void search(const std::vector<std::vector<std::size_t>>& edges, const std::vector<std::size_t>& order, Visit visit) {
  struct Open {
    std::size_t node;
    std::size_t next = 0;
  };
  std::vector<bool> seen(edges.size(), false);
  for (const std::size_t start : order) {
    if (seen[start]) continue;
    std::vector<Open> path{{start}};
    seen[start] = true;
    while (!path.empty()) {
      Open& open = path.back();
      if (open.next == edges[open.node].size()) {
        visit(start, open.node);
        path.pop_back();
        continue;
      }
      const std::size_t node = edges[open.node][open.next++];
      if (seen[node]) continue;
      seen[node] = true;
      path.push_back({node});
    }
  }
}

/// The strong component of each node, by two searches (Sharir 1981).
std::vector<std::size_t> strong_components(const std::vector<std::vector<std::size_t>>& edges) {
  std::vector<std::size_t> every(edges.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  std::vector<std::size_t> done;
  search(edges, every, [&](std::size_t, std::size_t node) { done.push_back(node); });
  std::vector<std::vector<std::size_t>> back(edges.size());
  for (std::size_t node = 0; node < edges.size(); ++node) {
    for (const std::size_t other : edges[node]) back[other].push_back(node);
  }
  std::vector<std::size_t> component(edges.size());
  search(back, {done.rbegin(), done.rend()}, [&](std::size_t start, std::size_t node) { component[node] = start; });
  return component;
}

/// The rows whose zero two effects make certain; see the header.
std::vector<bool> certain_zeros(const Grouping& first, const Grouping& second, const std::vector<bool>& positive) {
  const ConnectedSets sets = connected_sets(first, second, positive);
  std::vector<std::vector<std::size_t>> edges(sets.of_first.size() + sets.of_second.size());
  for (std::size_t r = 0; r < positive.size(); ++r) {
    if (!positive[r]) edges[sets.of_first[first.level[r]]].push_back(sets.of_second[second.level[r]]);
  }
  const std::vector<std::size_t> component = strong_components(edges);
  std::vector<bool> certain(positive.size(), false);
  for (std::size_t r = 0; r < positive.size(); ++r) {
    if (positive[r]) continue;
    certain[r] = component[sets.of_first[first.level[r]]] != component[sets.of_second[second.level[r]]];
  }
  return certain;
}

/// Returns how many rows it drops.
std::size_t drop_certain_zeros(const Sample& sample, const Grouping& first, const Grouping& second,
                               InformativeRows& informative) {
  std::vector<bool> positive;
  for (const std::size_t i : informative.rows) positive.push_back(sample.outcome[i] > 0);
  const std::size_t before = informative.rows.size();
  drop(informative.rows, certain_zeros(subset(first, informative.rows), subset(second, informative.rows), positive));
  return before - informative.rows.size();
}

}  // namespace

InformativeRows informative_rows(const Sample& sample) {
  InformativeRows result;
  result.rows.resize(sample.rows());
  std::iota(result.rows.begin(), result.rows.end(), std::size_t{0});
  for (const Grouping& effect : sample.effects) drop_zero_groups(sample, effect, result);
  std::size_t certain = 0;
  for (bool again = true; again;) {  // zeros that one pair drops may have held another pair back
    again = false;
    for (std::size_t a = 0; a < sample.effects.size(); ++a) {
      for (std::size_t b = a + 1; b < sample.effects.size(); ++b) {
        const std::size_t dropped = drop_certain_zeros(sample, sample.effects[a], sample.effects[b], result);
        certain += dropped;
        again = again || (dropped > 0 && sample.effects.size() > 2);
      }
    }
  }
  if (certain > 0) {
    result.notes.push_back(counted(certain, "row") +
                           " whose 0 the effects together make certain say nothing on the slopes" + left_out);
  }
  return result;
}

}  // namespace entente
