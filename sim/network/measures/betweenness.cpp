#include "sim/network/measures/betweenness.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente {
namespace {

using Length = boost::property<boost::edge_weight_t, std::uint64_t>;
using Ways = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Length>;

// 2^54 at most: a way over 999 ties stays below 2^64.
std::uint64_t length_of(double depth) {
  const double length = std::min(1 / depth, 0x1p30);
  return static_cast<std::uint64_t>(std::nearbyint(length * 0x1p24));
}

Ways ways_of(const TieGraph& graph) {
  Ways ways(graph.states());
  for (std::size_t state = 0; state < graph.states(); ++state) {
    for (const TieGraph::End& tie : graph.ties_of(state)) {
      if (state < tie.other) boost::add_edge(state, tie.other, Length(length_of(tie.depth)), ways);
    }
  }
  return ways;
}

}  // namespace

std::vector<double> betweenness(const TieGraph& graph) {
  const Ways ways = ways_of(graph);
  const auto index = boost::get(boost::vertex_index, ways);
  const std::size_t states = graph.states();
  std::vector<double> centrality(states, 0.0);
  std::vector<double> dependency(states, 0.0);
  std::vector<double> paths(states, 0.0);
  std::vector<std::uint64_t> distance(states, 0);
  std::vector<std::vector<Ways::edge_descriptor>> incoming(states);
  const auto by_state = [&](auto& values) { return boost::make_iterator_property_map(values.begin(), index); };
  boost::brandes_betweenness_centrality(ways, by_state(centrality), boost::dummy_property_map(), by_state(incoming),
                                        by_state(distance), by_state(dependency), by_state(paths), index,
                                        boost::get(boost::edge_weight, ways));
  // The order in which states of equal distance leave Boost's heap is no part of its interface: rounding hides it.
  for (double& value : centrality) value = std::nearbyint(value * 0x1p32) * 0x1p-32;
  return centrality;
}

double pairs_of_others(const TieGraph& graph) {
  const auto states = static_cast<double>(graph.states());
  return (states - 1) * (states - 2) / 2;
}

}  // namespace entente
