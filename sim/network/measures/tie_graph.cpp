#include "sim/network/measures/tie_graph.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace entente {
namespace {

std::vector<CowCode> ascending_codes(const AllianceNetwork& network) {
  std::vector<CowCode> codes = network.all_states();
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::vector<TieGraph::Tie> ties_by_position(const AllianceNetwork& network, const std::vector<CowCode>& codes) {
  const auto position = [&](CowCode code) {
    return static_cast<std::uint32_t>(std::lower_bound(codes.begin(), codes.end(), code) - codes.begin());
  };
  std::vector<TieGraph::Tie> ties;
  for (const NetworkTie& tie : network.all_ties()) ties.push_back({position(tie.a), position(tie.b), tie.depth});
  return ties;
}

void check(const std::vector<CowCode>& codes, const std::vector<TieGraph::Tie>& ties) {
  if (std::adjacent_find(codes.begin(), codes.end(), std::greater_equal<>()) != codes.end()) {
    throw work_error("network measures: states are not in ascending order of their codes");
  }
  for (const TieGraph::Tie& tie : ties) {
    if (tie.a >= codes.size() || tie.b >= codes.size()) throw work_error("network measures: a tie to no state");
    const std::string first = std::to_string(codes[tie.a].number());
    if (tie.a == tie.b) throw work_error("network measures: state " + first + " tied to itself");
    if (!(tie.depth >= 0 && tie.depth <= 1)) {
      throw work_error("network measures: the tie of states " + first + " and " +
                       std::to_string(codes[tie.b].number()) + " has no depth in [0, 1]");
    }
  }
}

}  // namespace

TieGraph::TieGraph(const AllianceNetwork& network)
    : TieGraph(ascending_codes(network), ties_by_position(network, ascending_codes(network))) {}

TieGraph::TieGraph(std::vector<CowCode> states, const std::vector<Tie>& ties)
    : codes_(std::move(states)), first_(codes_.size() + 1, 0) {
  check(codes_, ties);
  for (const Tie& tie : ties) {
    if (tie.depth == 0) continue;
    ++first_[tie.a + 1];
    ++first_[tie.b + 1];
  }
  for (std::size_t state = 0; state < codes_.size(); ++state) first_[state + 1] += first_[state];
  ends_.resize(first_.back());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (const Tie& tie : ties) {
    if (tie.depth == 0) continue;
    ends_[next[tie.a]++] = {tie.b, tie.depth};
    ends_[next[tie.b]++] = {tie.a, tie.depth};
  }
  for (std::size_t state = 0; state < codes_.size(); ++state) {
    const auto begin = ends_.begin() + static_cast<std::ptrdiff_t>(first_[state]);
    const auto end = ends_.begin() + static_cast<std::ptrdiff_t>(first_[state + 1]);
    std::sort(begin, end, [](const End& x, const End& y) { return x.other < y.other; });
    if (std::adjacent_find(begin, end, [](const End& x, const End& y) { return x.other == y.other; }) != end) {
      throw work_error("network measures: two ties between state " + std::to_string(codes_[state].number()) +
                       " and one other");
    }
  }
}

}  // namespace entente
