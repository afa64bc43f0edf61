#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace entente {

/// Measures of a network as a whole. docs/network.md defines each.
enum class NetworkMeasure {
  density,
  mean_strength,
  clustering,
  weighted_clustering,
  components,
  isolates,
  largest_component,
  core_size,
  core_fit,
  coreness_fit,
  communities,
  modularity,
};
inline constexpr std::size_t network_measure_count = 12;

/// Measures of a state within the network.
enum class StateMeasure {
  degree,
  strength,
  eigenvector,
  betweenness,  ///< divided by the pairs of other states, in [0, 1]
  coreness,
};
inline constexpr std::size_t state_measure_count = 5;

/// All of them in the order in which they are declared.
std::array<NetworkMeasure, network_measure_count> all_network_measures();
std::array<StateMeasure, state_measure_count> all_state_measures();
/// The name that tables use: "mean_strength".
std::string_view to_string(NetworkMeasure measure);
std::string_view to_string(StateMeasure measure);

/// All measures of one network.
struct NetworkMeasures {
  std::array<double, network_measure_count> of_network{};          ///< NaN where undefined
  std::array<std::vector<double>, state_measure_count> of_states;  ///< by position
  bool converged = true;  ///< false when eigenvector or coreness had not settled within their steps

  double operator[](NetworkMeasure measure) const { return of_network[static_cast<std::size_t>(measure)]; }
  const std::vector<double>& operator[](StateMeasure measure) const {
    return of_states[static_cast<std::size_t>(measure)];
  }
};

NetworkMeasures measure_network(const TieGraph& graph);

}  // namespace entente
