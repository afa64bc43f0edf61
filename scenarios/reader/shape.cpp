#include "scenarios/reader/shape.hpp"

#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string advice_for(const Entry& entry, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(entry.key, known);
  if (!nearest.empty()) return "did you mean " + nearest + "?";
  // A known key in the wrong map.
  for (const Declaration& key : declarations()) {
    if (key.path.ends_with("." + entry.key)) return "the key " + key.path + " has this name";
  }
  const bool lone_number = entry.value.kind == Node::Kind::empty && parse_number(entry.key);
  return lone_number ? "the decimal mark is a point, not a comma" : "";
}

void check_map(const Node& map, const std::string& path, Problems& problems);

void check_list(const Node& list, const Declaration& key, Problems& problems) {
  const std::string expected = expected_text(key);
  if (!is_kind(list, Node::Kind::sequence, expected, problems)) return;
  if (!key.range.holds(static_cast<double>(list.items.size()))) {
    const std::string size = list.items.empty() ? "an empty list" : "a list of " + std::to_string(list.items.size());
    problems.add(list.place, size, expected);
  }
  for (const Node& item : list.items) check_map(item, item.place.key, problems);
}

void check_map(const Node& map, const std::string& path, Problems& problems) {
  const std::vector<std::string> known = keys_below(path);
  if (!is_kind(map, Node::Kind::map, "a map with the keys " + listed(known, "and"), problems)) return;
  for (const Entry& entry : map.entries) {
    const std::string below = path.empty() ? entry.key : path + "." + entry.key;
    const Declaration* key = find_declaration(below);
    if (!contains(known, entry.key)) {
      problems.add(entry.place, "unknown key", listed(known), advice_for(entry, known));
    } else if (key && key->type == KeyType::maps) {
      check_list(entry.value, *key, problems);
    } else if (!key || (key->type == KeyType::word_or_map && entry.value.kind == Node::Kind::map)) {
      check_map(entry.value, below, problems);
    }
  }
}

// "wars[2]" without its number, and the number's index; 0 for a part without one.
struct Part {
  std::string name;
  std::size_t item = 0;
};

Part part_of(std::string_view text) {
  const std::size_t bracket = text.find('[');
  Part part{std::string(text.substr(0, bracket))};
  if (bracket == std::string_view::npos) return part;
  const auto number = parse_integer(text.substr(bracket + 1, text.size() - bracket - 2));
  part.item = static_cast<std::size_t>(number.value_or(0));
  return part;
}

}  // namespace

void check_shape(const Node& root, Problems& problems) { check_map(root, "", problems); }

Found find_path(const Node& root, std::string_view path) {
  const Node* map = &root;
  for (;;) {
    if (map->kind != Node::Kind::map) return {.blocked = true};
    const std::size_t dot = path.find('.');
    const Part part = part_of(path.substr(0, dot));
    const auto entry = std::find_if(map->entries.begin(), map->entries.end(),
                                    [&](const Entry& candidate) { return candidate.key == part.name; });
    if (entry == map->entries.end()) {
      Place missing = map->place;
      missing.key += (missing.key.empty() ? "" : ".") + part.name;
      return {.missing = missing};
    }
    if (dot == std::string_view::npos) return {.entry = &*entry};
    map = &entry->value;
    if (part.item > 0) {
      if (map->kind != Node::Kind::sequence || map->items.size() < part.item) return {.blocked = true};
      map = &map->items[part.item - 1];
    }
    path.remove_prefix(dot + 1);
  }
}

}  // namespace entente
