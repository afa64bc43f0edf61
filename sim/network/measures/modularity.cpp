#include "sim/network/measures/modularity.hpp"

#include "sim/core/error.hpp"
#include "sim/network/measures/degree.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace entente {
namespace {

// Communities while they merge, each called by its member with the smallest position.
class Merging {
 public:
  explicit Merging(const TieGraph& graph)
      : states_(graph.states()), strength_(strengths(graph)), between_(states_ * states_, 0.0), name_(states_) {
    std::iota(name_.begin(), name_.end(), std::size_t{0});
    for (std::size_t state = 0; state < states_; ++state) {
      if (!graph.ties_of(state).empty()) active_.push_back(state);
      for (const TieGraph::End& tie : graph.ties_of(state)) between_[state * states_ + tie.other] = tie.depth;
      total_ += strength_[state];
    }
  }

  // Merges the best pair; false when none raises modularity.
  bool merge() {
    // Of the gain 2 (total w - s s') / total^2 only the bracket matters: of whole numbers it is exact.
    double best = 0;
    std::size_t first = states_;
    std::size_t second = states_;
    for (std::size_t i = 0; i < active_.size(); ++i) {
      const double* row = between_.data() + active_[i] * states_;
      for (std::size_t j = i + 1; j < active_.size(); ++j) {
        const double weight = row[active_[j]];
        if (!(weight > 0)) continue;
        const double gain = total_ * weight - strength_[active_[i]] * strength_[active_[j]];
        if (!(gain > best)) continue;
        best = gain;
        first = active_[i];
        second = active_[j];
      }
    }
    if (first == states_) return false;
    for (const std::size_t other : active_) {
      if (other == first || other == second) continue;
      const double sum = between_[first * states_ + other] + between_[second * states_ + other];
      between_[first * states_ + other] = between_[other * states_ + first] = sum;
    }
    strength_[first] += strength_[second];
    active_.erase(std::find(active_.begin(), active_.end(), second));
    for (std::size_t& name : name_) {
      if (name == second) name = first;
    }
    return true;
  }

  const std::vector<std::size_t>& names() const { return name_; }

 private:
  std::size_t states_;
  std::vector<double> strength_;     // by community's name: sum over its members
  std::vector<double> between_;      // [name * states + name]: depth between two communities
  std::vector<std::size_t> name_;    // by position
  std::vector<std::size_t> active_;  // names of the communities with ties, ascending
  double total_ = 0;                 // of strengths
};

}  // namespace

double modularity(const TieGraph& graph, const std::vector<std::size_t>& community_of) {
  if (community_of.size() != graph.states()) {
    throw work_error("network measures: a partition must name one community a state");
  }
  const std::vector<double> strength = strengths(graph);
  std::map<std::size_t, double> within;
  std::map<std::size_t, double> strength_of;
  double total = 0;
  for (std::size_t state = 0; state < graph.states(); ++state) {
    total += strength[state];
    strength_of[community_of[state]] += strength[state];
    for (const TieGraph::End& tie : graph.ties_of(state)) {
      if (community_of[tie.other] == community_of[state]) within[community_of[state]] += tie.depth;
    }
  }
  if (!(total > 0)) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (const auto& [community, strong] : strength_of) {
    sum += within[community] / total - strong / total * (strong / total);
  }
  return sum;
}

std::size_t Communities::of_several() const {
  return static_cast<std::size_t>(std::count_if(sizes.begin(), sizes.end(), [](std::size_t size) { return size > 1; }));
}

Communities greedy_communities(const TieGraph& graph) {
  Merging merging(graph);
  while (merging.merge()) {
  }
  Communities result;
  std::map<std::size_t, std::size_t> number_of;
  for (const std::size_t name : merging.names()) {
    const auto [number, is_new] = number_of.try_emplace(name, result.sizes.size());
    if (is_new) result.sizes.push_back(0);
    ++result.sizes[number->second];
    result.community_of.push_back(number->second);
  }
  result.modularity = modularity(graph, result.community_of);
  return result;
}

}  // namespace entente
