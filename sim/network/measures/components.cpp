#include "sim/network/measures/components.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include <algorithm>

namespace entente {

std::size_t Components::largest() const { return sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end()); }

std::size_t Components::isolates() const {
  return static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), std::size_t{1}));
}

Components components(const TieGraph& graph) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> unweighted(graph.states());
  for (std::size_t state = 0; state < graph.states(); ++state) {
    for (const TieGraph::End& tie : graph.ties_of(state)) {
      if (state < tie.other) boost::add_edge(state, tie.other, unweighted);
    }
  }
  Components components;
  components.component_of.resize(graph.states());
  // Searches begin at each state in turn that was not reached yet, hence the numbering.
  const std::size_t count = boost::connected_components(unweighted, components.component_of.data());
  components.sizes.resize(count);
  for (const std::size_t component : components.component_of) ++components.sizes[component];
  return components;
}

}  // namespace entente
