#pragma once

#include "scenarios/yaml/node.hpp"
#include "sim/core/setting.hpp"

#include <string>
#include <vector>

namespace entente {

/// One key of a scenario with another value.
struct Change {
  std::string path;  ///< "wars[2].invited"
  Node value;
  bool given = false;  ///< the key stands in the file; otherwise it has its default
};

/// For every key that applies in the scenario, given or by default, and every key of its wars and counterfactuals, the
/// values to try: all other words of a word, a number well away from its own, another state, a year less.
/// @param settings of the scenario as it is
std::vector<Change> changes_of(const Node& root, const std::vector<Setting>& settings);

/// The tree with the change made; maps that are not there yet are added.
Node changed(Node root, const Change& change);

}  // namespace entente
