#include "scenarios/reader/resolve.hpp"

#include "scenarios/reader/applicable.hpp"
#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/shape.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/parse.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

// "wars" of "wars[].id"; "" where no list is on the way.
std::string list_of(const std::string& path) {
  const std::size_t bracket = path.find("[]");
  return bracket == std::string::npos ? "" : path.substr(0, bracket);
}

std::string last_name(const std::string& path) { return path.substr(path.rfind('.') + 1); }

class Resolver {
 public:
  Resolver(const Node& root, const std::filesystem::path& folder, Problems& problems)
      : root_(root), folder_(folder), problems_(problems) {}

  Resolution run() {
    const std::vector<Declaration>& keys = declarations();
    for (auto key = keys.begin(); key != keys.end();) {
      const std::string list = list_of(key->path);
      const auto end = std::find_if(key, keys.end(), [&](const Declaration& k) { return list_of(k.path) != list; });
      if (list.empty()) {
        resolve_topic(key, end, "");
      } else {
        const Found found = find_path(root_, list);
        const std::size_t items = found.entry ? found.entry->value.items.size() : 0;
        for (std::size_t item = 1; item <= items; ++item) resolve_topic(key, end, std::to_string(item));
      }
      key = end;
    }
    return std::move(resolution_);
  }

 private:
  using Keys = std::vector<Declaration>::const_iterator;
  using Groups = std::map<std::string, std::vector<const Declaration*>>;  // by the map that holds the keys

  // Keys one after another, those of a list's item with its number.
  void resolve_topic(Keys begin, Keys end, const std::string& item) {
    Groups one_of, some_of;
    for (Keys key = begin; key != end; ++key) {
      resolve_key(*key, numbered(key->path, item));
      if (!key->one_of.empty()) one_of[numbered(key->one_of, item)].push_back(&*key);
      if (!key->some_of.empty()) some_of[numbered(key->some_of, item)].push_back(&*key);
    }
    for (const auto& [parent, keys] : one_of) check_one_of(parent, keys);
    for (const auto& [parent, keys] : some_of) check_some_of(parent, keys);
  }

  static std::string numbered(std::string path, const std::string& item) {
    const std::size_t bracket = path.find("[]");
    return bracket == std::string::npos ? path : path.insert(bracket + 1, item);
  }

  void resolve_key(const Declaration& key, const std::string& path) {
    const Answer answer = applies_at(key, path, root_);
    const Found found = find_path(root_, path);
    if (found.entry) resolution_.values.mark_given(path);
    if (found.entry && answer == Answer::no) {
      problems_.add(found.entry->place, "the key applies " + applies_text(key.applies), {}, "leave it out");
    } else if (found.entry) {
      if (auto value = read_value(key, found.entry->value, folder_, problems_)) {
        keep(key, path, std::move(*value), Origin::scenario, found.entry->value.place);
      }
    } else if (!found.blocked && answer == Answer::yes) {
      if (key.fallback) {
        take_default(key, path);
      } else if (!key.fallback_key.empty()) {
        take_from(key, path);
      } else if (key.required()) {
        report_missing(found.missing, key, path);
      }
    }
  }

  void take_default(const Declaration& key, const std::string& path) {
    const Node node = parse_yaml(*key.fallback, "default", problems_);
    if (auto value = read_value(key, node, folder_, problems_)) {
      keep(key, path, std::move(*value), Origin::by_default, {.key = path});
    }
  }

  void take_from(const Declaration& key, const std::string& path) {
    if (!resolution_.values.has(key.fallback_key)) return;
    keep(key, path, resolution_.values.value(key.fallback_key), Origin::by_default, {.key = path});
  }

  void keep(const Declaration& key, const std::string& path, Value value, Origin origin, const Place& place) {
    const Place shown_place = origin == Origin::scenario ? place : Place{};
    const bool list = key.type == KeyType::maps;
    const std::string text = list ? "[]" : value_text(value);
    const bool fitted = !key.fitting_word.empty() && text == key.fitting_word;
    const Provenance provenance = fitted ? key.fitted : key.provenance;
    // The keys of its items say what a list holds, unless it holds none.
    if (!list || std::get<long long>(value) == 0) {
      resolution_.settings.push_back({path, text, key.unit, provenance, origin, shown_place});
    }
    resolution_.values.set(path, {std::move(value), place});
  }

  // Once for a whole map that is missing, not once for each of its keys.
  void report_missing(const Place& missing, const Declaration& key, const std::string& path) {
    if (!reported_.insert(missing.key).second) return;
    const std::string map = "a map with the keys " + listed(keys_below(missing.key), "and");
    problems_.add(missing, "the key is missing", missing.key == path ? expected_text(key) : map);
  }

  void check_one_of(const std::string& parent, const std::vector<const Declaration*>& keys) {
    std::vector<std::string> names;
    std::vector<const Entry*> given;
    Found absent;
    for (const Declaration* key : keys) {
      names.push_back(last_name(key->path));
      const Found found = find_path(root_, parent + "." + names.back());
      if (found.entry) given.push_back(found.entry);
      if (!found.entry) absent = found;
    }
    const std::string expected = "exactly one of " + listed(names);
    const std::string none = "none of " + listed(names) + " is given";
    if (given.size() > 1) {
      const std::string first = last_name(given[0]->place.key);
      problems_.add(given[1]->place, "given besides " + first, expected);
    } else if (given.empty() && !absent.blocked) {
      Place place = absent.missing;
      const bool below = place.key.starts_with(parent + ".") || place.key == parent;
      if (below) place.key = parent;
      if (!reported_.insert(place.key).second) return;
      problems_.add(place, below ? none : "the key is missing",
                    below ? "exactly one of them" : "a map with the keys " + listed(keys_below(place.key), "and"));
    }
  }

  // A key that is not declared has its own message, and may be one of these misspelt.
  void check_some_of(const std::string& parent, const std::vector<const Declaration*>& keys) {
    const Found map = find_path(root_, parent);
    if (!map.entry || map.entry->value.kind != Node::Kind::map) return;
    const auto counts = [&](const Entry& entry) {
      const Declaration* key = find_declaration(parent + "." + entry.key);
      return !key || std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    const std::vector<Entry>& entries = map.entry->value.entries;
    if (std::any_of(entries.begin(), entries.end(), counts)) return;
    std::vector<std::string> names;
    for (const Declaration* key : keys) names.push_back(last_name(key->path));
    problems_.add(map.entry->value.place, "none of " + listed(names) + " is given", "at least one of them");
  }

  const Node& root_;
  const std::filesystem::path& folder_;
  Problems& problems_;
  Resolution resolution_;
  std::set<std::string> reported_;
};

}  // namespace

Resolution resolve(const Node& root, const std::filesystem::path& folder, Problems& problems) {
  check_shape(root, problems);
  return Resolver(root, folder, problems).run();
}

}  // namespace entente
