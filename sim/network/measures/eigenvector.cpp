#include "sim/network/measures/eigenvector.hpp"

#include "sim/network/measures/components.hpp"
#include "sim/network/measures/degree.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Eigenvalues that agree to this are equal: rounding must not choose between components alike.
constexpr double alike = 1e-9;

// x without length has no business here: components have ties, so x stays positive throughout.
struct Iteration {
  const TieGraph& graph;
  const std::vector<std::size_t>& members;
  std::vector<double>& x;  // by position; only members are read or written
  std::vector<double> image;
  double eigenvalue = 0;
  double residual = 0;

  // One step; eigenvalue and residual are those of x before it.
  void step(double shift) {
    double product = 0;
    double square = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      double sum = 0;
      for (const TieGraph::End& tie : graph.ties_of(members[i])) sum += tie.depth * x[tie.other];
      image[i] = sum;
      product += sum * x[members[i]];
      square += x[members[i]] * x[members[i]];
    }
    eigenvalue = product / square;
    double off = 0;
    double largest = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const double difference = image[i] - eigenvalue * x[members[i]];
      off += difference * difference;
      largest = std::max(largest, image[i] + shift * x[members[i]]);
    }
    residual = std::sqrt(off / square) / eigenvalue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      x[members[i]] = (image[i] + shift * x[members[i]]) / largest;
    }
  }
};

}  // namespace

EigenvectorCentrality eigenvector_centrality(const TieGraph& graph) {
  EigenvectorCentrality best;
  best.centrality.assign(graph.states(), 0.0);
  const std::vector<double> strength = strengths(graph);
  const Components parts = components(graph);
  std::vector<std::vector<std::size_t>> members(parts.count());
  for (std::size_t state = 0; state < graph.states(); ++state) members[parts.component_of[state]].push_back(state);

  for (const std::vector<std::size_t>& component : members) {
    if (component.size() < 2) continue;
    std::vector<double> x(graph.states(), 0.0);
    double sum = 0;
    double largest = 0;
    for (const std::size_t state : component) {
      sum += strength[state];
      largest = std::max(largest, strength[state]);
    }
    if (largest <= best.eigenvalue) continue;  // no eigenvalue exceeds the largest strength
    for (const std::size_t state : component) x[state] = strength[state] / largest;
    const double shift = sum / static_cast<double>(component.size()) / 2;
    Iteration iteration{graph, component, x, std::vector<double>(component.size()), 0, 0};
    std::size_t steps = 0;
    do {
      iteration.step(shift);
      ++steps;
    } while (iteration.residual > EigenvectorCentrality::tolerance && steps < EigenvectorCentrality::most_steps);
    if (iteration.eigenvalue > best.eigenvalue * (1 + alike)) {
      best = {std::move(x), iteration.eigenvalue, iteration.residual, steps};
    }
  }
  const double largest =
      best.centrality.empty() ? 0 : *std::max_element(best.centrality.begin(), best.centrality.end());
  if (largest > 0) {
    for (double& value : best.centrality) value /= largest;
  }
  return best;
}

}  // namespace entente
