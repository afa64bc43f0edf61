#pragma once

#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <string>
#include <vector>

namespace entente {

/// The keys of a map whose names are known beforehand: nothing else may be there.
class Fields {
 public:
  /// Adds a problem when the node is not a map and for every key that is not known.
  Fields(const Node& map, std::vector<std::string> known, Problems& problems);

  /// The value, or nullptr.
  const Node* optional(const std::string& key) const;
  /// The value; nullptr and a problem when it is missing (only nullptr when the node is no map at all).
  const Node* required(const std::string& key);

 private:
  const Node& map_;
  Problems& problems_;
};

}  // namespace entente
