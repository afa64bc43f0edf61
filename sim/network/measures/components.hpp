#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Connected components: who reaches whom over ties of any depth above 0. An isolate is a component of its own.
struct Components {
  /// By position of the state; components are numbered by their state with the smallest code.
  std::vector<std::size_t> component_of;
  std::vector<std::size_t> sizes;  ///< by component

  std::size_t count() const { return sizes.size(); }
  std::size_t largest() const;   ///< states of the largest component; 0 without states
  std::size_t isolates() const;  ///< components of one state
};

Components components(const TieGraph& graph);

}  // namespace entente
