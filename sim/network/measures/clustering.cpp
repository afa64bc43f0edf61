#include "sim/network/measures/clustering.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

double mean_of_defined(const std::vector<double>& values) {
  double sum = 0;
  double defined = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    defined += 1;
  }
  return sum / defined;
}

}  // namespace

double Clustering::mean_local() const { return mean_of_defined(local); }
double Clustering::mean_weighted() const { return mean_of_defined(weighted); }

// Boost's clustering_coefficient looks each pair up in a list of ties; marks of who is tied to the state make that one
// look. Tests hold the two against each other.
Clustering clustering(const TieGraph& graph) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  Clustering result{std::vector<double>(graph.states(), none), std::vector<double>(graph.states(), none)};
  std::vector<double> depth_to(graph.states(), 0.0);  // of the state at hand
  for (std::size_t state = 0; state < graph.states(); ++state) {
    const auto ties = graph.ties_of(state);
    if (ties.size() < 2) continue;
    double strength = 0;
    for (const TieGraph::End& tie : ties) {
      depth_to[tie.other] = tie.depth;
      strength += tie.depth;
    }
    std::size_t tied_pairs = 0;
    double weight = 0;
    for (const TieGraph::End& tie : ties) {
      for (const TieGraph::End& next : graph.ties_of(tie.other)) {
        if (next.other <= tie.other || !(depth_to[next.other] > 0)) continue;
        ++tied_pairs;
        weight += tie.depth + depth_to[next.other];
      }
    }
    const auto degree = static_cast<double>(ties.size());
    result.local[state] = static_cast<double>(tied_pairs) / (degree * (degree - 1) / 2);
    result.weighted[state] = std::min(1.0, weight / (strength * (degree - 1)));  // rounding may lead above 1
    for (const TieGraph::End& tie : ties) depth_to[tie.other] = 0;
  }
  return result;
}

}  // namespace entente
