#pragma once

#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Adds a problem for every key that is not declared and every value that should be a map or a list and is not.
void check_shape(const Node& root, Problems& problems);

/// Where a declared path leads in a tree; items of lists are numbered from 1 ("wars[2].id").
struct Found {
  const Entry* entry = nullptr;  ///< the key with its value, when it is given
  Place missing = {};            ///< otherwise where it should be; `key` is the first part of the path that is missing
  bool blocked = false;          ///< something on the way is not a map, which check_shape reports
};

Found find_path(const Node& root, std::string_view path);

}  // namespace entente
