#include "scenarios/reader/resolve.hpp"

#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/shape.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/parse.hpp"

#include <optional>
#include <set>

namespace entente {
namespace {

enum class Answer { no, yes, unknown };

bool given(const Node& root, const char* path) { return find_path(root, path).entry != nullptr; }

std::string word_at(const Node& root, const char* path) {
  const Found found = find_path(root, path);
  return found.entry ? found.entry->value.text : "";
}

// `unknown` where the key that decides is itself faulty: that has its own message.
Answer applies(Applies condition, const Node& root) {
  const bool fit = given(root, "contribution.coefficients.fit");
  const bool other =
      given(root, "contribution.coefficients.published") || given(root, "contribution.coefficients.file");
  const std::string rule = word_at(root, "leader_rule.rule");
  const Found types = find_path(root, "types");
  const Found withdrawal = find_path(root, "withdrawal");
  const Found persistence = find_path(root, "contribution.persistence");
  const bool by_numbers = persistence.entry && persistence.entry->value.kind == Node::Kind::map;
  const bool hurdle = word_at(root, "contribution.family") == to_string(Family::hurdle);
  switch (condition) {
    case Applies::always: return Answer::yes;
    case Applies::with_fit: return fit == other ? Answer::unknown : fit ? Answer::yes : Answer::no;
    case Applies::with_hurdle_fit:
      if (fit == other) return Answer::unknown;
      return fit && hurdle ? Answer::yes : Answer::no;
    case Applies::with_persistence_numbers: return by_numbers ? Answer::yes : Answer::no;
    case Applies::with_hurdle_persistence_numbers:
      if (!by_numbers) return Answer::no;
      // A coefficients file says its family itself.
      if (!fit || other) return Answer::unknown;
      return hurdle ? Answer::yes : Answer::no;
    case Applies::with_bayesian:
      if (rule == to_string(Reward::bayesian)) return Answer::yes;
      return rule == to_string(Reward::indifferent) ? Answer::no : Answer::unknown;
    case Applies::with_types:
      if (!types.entry) return Answer::unknown;
      return types.entry->value.kind == Node::Kind::map ? Answer::yes : Answer::no;
    case Applies::with_withdrawal_numbers:
      return withdrawal.entry && withdrawal.entry->value.kind == Node::Kind::map ? Answer::yes : Answer::no;
  }
  return Answer::unknown;
}

std::vector<std::string> source_names() {
  std::vector<std::string> names;
  for (const Declaration& key : declarations()) {
    if (key.one_of_sources) names.push_back(key.path.substr(key.path.rfind('.') + 1));
  }
  return names;
}

class Resolver {
 public:
  Resolver(const Node& root, const std::filesystem::path& folder, Problems& problems)
      : root_(root), folder_(folder), problems_(problems) {}

  Resolution run() {
    for (const Declaration& key : declarations()) resolve_key(key);
    check_one_source();
    return std::move(resolution_);
  }

 private:
  void resolve_key(const Declaration& key) {
    const Answer answer = applies(key.applies, root_);
    const Found found = find_path(root_, key.path);
    if (found.entry && answer == Answer::no) {
      problems_.add(found.entry->place, "the key applies " + applies_text(key.applies), {}, "leave it out");
    } else if (found.entry) {
      if (auto value = read_value(key, found.entry->value, folder_, problems_)) {
        keep(key, std::move(*value), Origin::scenario, found.entry->value.place);
      }
    } else if (!found.blocked && answer == Answer::yes && !key.one_of_sources) {
      if (key.fallback) {
        take_default(key);
      } else {
        report_missing(found.missing, key);
      }
    }
  }

  void take_default(const Declaration& key) {
    const Node node = parse_yaml(*key.fallback, "default", problems_);
    if (auto value = read_value(key, node, folder_, problems_)) {
      keep(key, std::move(*value), Origin::by_default, {.key = key.path});
    }
  }

  void keep(const Declaration& key, Value value, Origin origin, const Place& place) {
    const Place shown_place = origin == Origin::scenario ? place : Place{};
    const std::string text = value_text(value);
    const bool fitted = !key.fitting_word.empty() && text == key.fitting_word;
    const Provenance provenance = fitted ? key.fitted : key.provenance;
    resolution_.settings.push_back({key.path, text, key.unit, provenance, origin, shown_place});
    resolution_.values.set(key.path, {std::move(value), place});
  }

  // Once for a whole map that is missing, not once for each of its keys.
  void report_missing(const Place& missing, const Declaration& key) {
    if (!reported_.insert(missing.key).second) return;
    const bool leaf = missing.key == key.path;
    const std::vector<std::string> below = keys_below(missing.key == "wars" ? "wars[1]" : missing.key);
    const std::string expected = leaf ? expected_text(key) : "a map with the keys " + listed(below, "and");
    problems_.add(missing, "the key is missing", missing.key == "wars" ? "a list with one war" : expected);
  }

  void check_one_source() {
    const std::string expected = "exactly one of " + listed(source_names());
    std::vector<const Entry*> sources;
    Found absent;
    for (const Declaration& key : declarations()) {
      if (!key.one_of_sources) continue;
      const Found found = find_path(root_, key.path);
      if (found.entry) sources.push_back(found.entry);
      if (!found.entry) absent = found;
    }
    if (sources.size() > 1) {
      problems_.add(sources[1]->place, "a second source of coefficients", expected);
    } else if (sources.empty() && !absent.blocked) {
      Place place = absent.missing;
      const std::string parent = "contribution.coefficients";
      if (place.key.starts_with(parent)) place.key = parent;
      if (!reported_.insert(place.key).second) return;
      const bool whole = place.key != parent;
      problems_.add(place, whole ? "the key is missing" : "no source of coefficients is given",
                    whole ? "a map with the keys " + listed(keys_below(place.key), "and") : expected);
    }
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
