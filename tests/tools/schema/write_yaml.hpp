#pragma once

#include "scenarios/yaml/node.hpp"

#include <string>

namespace entente {

/// A tree as YAML in flow style. Scalars without quotes stay so where they are plain words or numbers.
std::string write_yaml(const Node& root);
/// A value alone, on one line.
std::string write_value(const Node& value);

}  // namespace entente
