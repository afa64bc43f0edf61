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

const Declaration* declared(const std::string& path) {
  const auto key = std::find_if(declarations().begin(), declarations().end(),
                                [&](const Declaration& candidate) { return candidate.path == path; });
  return key == declarations().end() ? nullptr : &*key;
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

void check_wars(const Node& list, Problems& problems) {
  const std::string expected = "a list with one war";
  if (!is_kind(list, Node::Kind::sequence, expected, problems)) return;
  if (list.items.empty()) problems.add(list.place, "no war is given", expected);
  if (list.items.size() > 1) {
    problems.add(list.items[1].place, "a second war: only one war is possible in this version", expected);
  }
  if (!list.items.empty()) check_map(list.items[0], "wars[1]", problems);
}

void check_map(const Node& map, const std::string& path, Problems& problems) {
  const std::vector<std::string> known = keys_below(path);
  if (!is_kind(map, Node::Kind::map, "a map with the keys " + listed(known, "and"), problems)) return;
  for (const Entry& entry : map.entries) {
    const std::string below = path.empty() ? entry.key : path + "." + entry.key;
    const Declaration* key = declared(below);
    if (!contains(known, entry.key)) {
      problems.add(entry.place, "unknown key", listed(known), advice_for(entry, known));
    } else if (below == "wars") {
      check_wars(entry.value, problems);
    } else if (!key || (key->type == KeyType::word_or_map && entry.value.kind == Node::Kind::map)) {
      check_map(entry.value, below, problems);
    }
  }
}

}  // namespace

void check_shape(const Node& root, Problems& problems) { check_map(root, "", problems); }

Found find_path(const Node& root, std::string_view path) {
  const Node* map = &root;
  std::string done;
  for (;;) {
    if (map->kind != Node::Kind::map) return {.blocked = true};
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    const std::string name(part.substr(0, part.find('[')));
    done += (done.empty() ? "" : ".") + std::string(part);
    const auto entry = std::find_if(map->entries.begin(), map->entries.end(),
                                    [&](const Entry& candidate) { return candidate.key == name; });
    if (entry == map->entries.end()) {
      Place missing = map->place;
      missing.key = done.substr(0, done.size() - (part.size() - name.size()));
      return {.missing = missing};
    }
    if (dot == std::string_view::npos) return {.entry = &*entry};
    map = &entry->value;
    if (name.size() < part.size()) {  // wars[1]
      if (map->kind != Node::Kind::sequence || map->items.empty()) return {.blocked = true};
      map = &map->items.front();
    }
    path.remove_prefix(dot + 1);
  }
}

}  // namespace entente
