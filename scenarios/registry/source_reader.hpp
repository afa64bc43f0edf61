#pragma once

#include "scenarios/registry/source.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <string>
#include <vector>

namespace entente {

/// The work or the source that a registry's map describes; what is wrong with it goes to `problems`.
Citation read_citation(const std::string& key, const Node& node, Problems& problems);
/// A source may cite only `citations`.
RegisteredSource read_registered_source(const std::string& id, const Node& node, const std::vector<Citation>& citations,
                                        Problems& problems);

}  // namespace entente
