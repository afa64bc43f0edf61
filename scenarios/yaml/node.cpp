#include "scenarios/yaml/node.hpp"

#include <algorithm>

namespace entente {

const Node* Node::find(std::string_view key) const {
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &entry->value;
}

Node key_node(const Entry& entry) { return {Node::Kind::scalar, entry.key, entry.quoted, {}, {}, entry.place}; }

const char* Node::kind_name() const {
  switch (kind) {
    case Kind::empty: return "nothing";
    case Kind::scalar: return "text";
    case Kind::sequence: return "a list";
    case Kind::map: return "a map";
  }
  return "unknown";
}

}  // namespace entente
