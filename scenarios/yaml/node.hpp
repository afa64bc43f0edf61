#pragma once

#include "sim/core/place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Entry;

/// A value of a YAML file with its place; `place.key` is its path ("wars[1].theatre", list items counted from 1).
struct Node {
  enum class Kind {
    empty,   ///< nothing, "~" or "null"; the place is the key's when nothing is written
    scalar,  ///< text, exactly as written: `NO` is the text NO and `010` the text 010
    sequence,
    map,
  };
  Kind kind = Kind::empty;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< a scalar in quotes or a block: text, never a number
  std::vector<Node> items;
  std::vector<Entry> entries;  ///< in the order of the file; no key twice
  Place place;
  int text_column = 0;  ///< of the first character of a scalar's text; 0 where it is not written as it reads

  /// The value under a key of a map, or nullptr.
  const Node* find(std::string_view key) const;
  /// "a map", "a list", "text", "nothing": for messages.
  const char* kind_name() const;
};

/// A key of a map with its value.
struct Entry {
  std::string key;
  bool quoted = false;
  Place place;  ///< of the key; `place.key` is the value's path
  Node value;
};

/// The key as a scalar, for keys that are numbers or states.
Node key_node(const Entry& entry);

}  // namespace entente
