#include "sim/network/measures/network_measures.hpp"

#include "sim/network/measures/betweenness.hpp"
#include "sim/network/measures/clustering.hpp"
#include "sim/network/measures/components.hpp"
#include "sim/network/measures/core_periphery.hpp"
#include "sim/network/measures/degree.hpp"
#include "sim/network/measures/eigenvector.hpp"
#include "sim/network/measures/modularity.hpp"

#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::string_view, network_measure_count> network_measure_names = {
    "density",           "mean_strength", "clustering", "weighted_clustering", "components",  "isolates",
    "largest_component", "core_size",     "core_fit",   "coreness_fit",        "communities", "modularity"};
constexpr std::array<std::string_view, state_measure_count> state_measure_names = {"degree", "strength", "eigenvector",
                                                                                   "betweenness", "coreness"};

template <class Measure, std::size_t count>
std::array<Measure, count> all_of() {
  std::array<Measure, count> measures{};
  for (std::size_t i = 0; i < count; ++i) measures[i] = static_cast<Measure>(i);
  return measures;
}

double mean(const std::vector<double>& values) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::array<NetworkMeasure, network_measure_count> all_network_measures() {
  return all_of<NetworkMeasure, network_measure_count>();
}
std::array<StateMeasure, state_measure_count> all_state_measures() {
  return all_of<StateMeasure, state_measure_count>();
}
std::string_view to_string(NetworkMeasure measure) { return network_measure_names[static_cast<std::size_t>(measure)]; }
std::string_view to_string(StateMeasure measure) { return state_measure_names[static_cast<std::size_t>(measure)]; }

NetworkMeasures measure_network(const TieGraph& graph) {
  NetworkMeasures result;
  const auto set = [&](NetworkMeasure measure, double value) {
    result.of_network[static_cast<std::size_t>(measure)] = value;
  };
  const auto set_states = [&](StateMeasure measure, std::vector<double> values) {
    result.of_states[static_cast<std::size_t>(measure)] = std::move(values);
  };

  const std::vector<std::size_t> degree = degrees(graph);
  std::vector<double> strength = strengths(graph);
  set(NetworkMeasure::density, density(graph));
  set(NetworkMeasure::mean_strength, mean(strength));
  set_states(StateMeasure::degree, {degree.begin(), degree.end()});
  set_states(StateMeasure::strength, std::move(strength));

  const Clustering closure = clustering(graph);
  set(NetworkMeasure::clustering, closure.mean_local());
  set(NetworkMeasure::weighted_clustering, closure.mean_weighted());

  const Components parts = components(graph);
  set(NetworkMeasure::components, static_cast<double>(parts.count()));
  set(NetworkMeasure::isolates, static_cast<double>(parts.isolates()));
  set(NetworkMeasure::largest_component, static_cast<double>(parts.largest()));

  const Core core = core_of(graph);
  Coreness coreness = coreness_of(graph);
  set(NetworkMeasure::core_size, static_cast<double>(core.size));
  set(NetworkMeasure::core_fit, core.fit);
  set(NetworkMeasure::coreness_fit, coreness.fit);
  set_states(StateMeasure::coreness, std::move(coreness.coreness));

  const Communities communities = greedy_communities(graph);
  set(NetworkMeasure::communities, static_cast<double>(communities.of_several()));
  set(NetworkMeasure::modularity, communities.modularity);

  EigenvectorCentrality eigenvector = eigenvector_centrality(graph);
  result.converged = coreness.converged && eigenvector.converged();
  set_states(StateMeasure::eigenvector, std::move(eigenvector.centrality));

  std::vector<double> between = betweenness(graph);
  const double pairs = pairs_of_others(graph);
  for (double& value : between) value = pairs > 0 ? value / pairs : 0;
  set_states(StateMeasure::betweenness, std::move(between));
  return result;
}

}  // namespace entente
