#include "sim/network/measures/degree.hpp"

#include <limits>

namespace entente {

std::vector<std::size_t> degrees(const TieGraph& graph) {
  std::vector<std::size_t> degrees(graph.states());
  for (std::size_t state = 0; state < graph.states(); ++state) degrees[state] = graph.ties_of(state).size();
  return degrees;
}

std::vector<double> strengths(const TieGraph& graph) {
  std::vector<double> strengths(graph.states(), 0.0);
  for (std::size_t state = 0; state < graph.states(); ++state) {
    for (const TieGraph::End& tie : graph.ties_of(state)) strengths[state] += tie.depth;
  }
  return strengths;
}

double density(const TieGraph& graph) {
  const auto states = static_cast<double>(graph.states());
  if (graph.states() < 2) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(graph.ties()) / (states * (states - 1) / 2);
}

}  // namespace entente
