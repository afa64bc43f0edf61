#pragma once

#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <cstddef>
#include <string>

namespace entente {

/// What a strict YAML file may hold at most.
inline constexpr std::size_t yaml_depth_limit = 32;       ///< lists and maps within each other
inline constexpr std::size_t yaml_key_limit = 100;        ///< bytes of a key
inline constexpr std::size_t yaml_value_limit = 100'000;  ///< values of all kinds

/// The tree of a YAML text in a strict subset of YAML 1.2: one document; block and flow style; no anchors, aliases,
/// tags or directives; keys are text and not repeated. `file` is what errors call it.
///
/// Repeated keys are added to `problems`, the first one stays in the tree. Anything else that is wrong makes the rest
/// unreadable: throws Error (Fault::input) with its place.
Node parse_yaml(std::string text, const std::string& file, Problems& problems);
/// The same for a file of at most 1 MiB.
Node read_yaml(const std::string& path, Problems& problems);

}  // namespace entente
