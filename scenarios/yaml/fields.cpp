#include "scenarios/yaml/fields.hpp"

#include "scenarios/yaml/typed.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>

namespace entente {

Fields::Fields(const Node& map, std::vector<std::string> known, Problems& problems) : map_(map), problems_(problems) {
  std::string names;
  for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
  if (!is_kind(map, Node::Kind::map, "a map with the keys " + names, problems)) return;
  for (const Entry& entry : map.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    const std::string nearest = nearest_name(entry.key, known);
    problems.add(entry.place, "unknown key", names, nearest.empty() ? "" : "did you mean " + nearest + "?");
  }
}

const Node* Fields::optional(const std::string& key) const { return map_.find(key); }

const Node* Fields::required(const std::string& key) {
  const Node* node = map_.find(key);
  if (!node && map_.kind == Node::Kind::map) {
    Place place = map_.place;
    place.key += (place.key.empty() ? "" : ".") + key;
    problems_.add(place, "the key is missing");
  }
  return node;
}

}  // namespace entente
