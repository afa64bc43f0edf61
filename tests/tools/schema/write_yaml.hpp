#pragma once

#include "scenarios/yaml/node.hpp"

#include <string>

namespace entente {

/// A tree as YAML in flow style. Scalars without quotes stay so where they are plain words or numbers.
std::string write_yaml(const Node& root);

}  // namespace entente
