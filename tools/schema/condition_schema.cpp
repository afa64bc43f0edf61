#include "tools/schema/condition_schema.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;
using Conditions = std::vector<std::vector<Condition>>;

bool is_below(const std::string& path, const std::string& map) {
  return map.empty() || path.starts_with(map + ".") || path.starts_with(map + "[]");
}

std::string parent_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? "" : path.substr(0, dot);
}

// The part of a path below a map.
std::string relative(const std::string& path, const std::string& map) {
  return map.empty() ? path : path.substr(map.size() + 1);
}

// The schema that says `leaf` of the value at a relative path, and with `there` also that it is there.
Json at_path(std::string_view path, const Json& leaf, bool there) {
  const std::size_t dot = path.find('.');
  const std::string name(path.substr(0, dot));
  const Json value = dot == std::string_view::npos ? leaf : at_path(path.substr(dot + 1), leaf, there);
  Json schema = Json::object();
  if (there) schema["required"] = {name};
  if (value != Json::object()) schema["properties"] = {{name, value}};
  return schema;
}

Json given(std::string_view path) { return at_path(path, Json::object(), true); }
Json negated(const Json& schema) { return {{"not", schema}}; }

Json any_of(const std::vector<Json>& schemas) {
  return schemas.size() == 1 ? schemas.front() : Json{{"anyOf", schemas}};
}
Json all_of(const std::vector<Json>& schemas) {
  return schemas.size() == 1 ? schemas.front() : Json{{"allOf", schemas}};
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> other_words(const Condition& condition) {
  std::vector<std::string> others;
  for (const std::string& word : declaration(condition.path).words) {
    if (!contains(condition.words, word)) others.push_back(word);
  }
  return others;
}

// Of the sources of coefficients.
Json source_is_fit(const std::string& path, bool fit) {
  const std::string parent = parent_of(path);
  std::vector<Json> others;
  for (const Declaration& key : declarations()) {
    if (key.one_of == declaration("contribution.coefficients.fit").one_of && !key.path.ends_with(".fit")) {
      others.push_back(given(parent + "." + key.path.substr(key.path.rfind('.') + 1)));
    }
  }
  return fit ? all_of({given(path), negated(any_of(others))}) : all_of({any_of(others), negated(given(path))});
}

// What the value must be for the condition to hold, or not to hold, where its key is given.
Json value_when(const Condition& condition, bool holds) {
  switch (condition.kind) {
    case Condition::Kind::is_word: return {{"enum", holds ? condition.words : other_words(condition)}};
    case Condition::Kind::is_map:
      return holds ? Json{{"type", "object"}} : Json{{"enum", declaration(condition.path).words}};
    case Condition::Kind::is_positive:
      return holds ? Json{{"type", "number"}, {"exclusiveMinimum", 0}} : Json{{"type", "number"}, {"maximum", 0}};
    case Condition::Kind::is_only_fit: break;
  }
  return Json::object();
}

// Whether the condition holds where its key is not given; nothing where that is an error of its own, or not known.
std::optional<bool> holds_when_absent(const Condition& condition) {
  const Declaration& key = declaration(condition.path);
  if (!condition.otherwise.empty()) return std::nullopt;
  if (condition.kind == Condition::Kind::is_map) {
    return key.required() ? std::nullopt : std::optional(false);
  }
  if (!key.fallback) return std::nullopt;
  if (condition.kind == Condition::Kind::is_word) return contains(condition.words, *key.fallback);
  return *key.fallback != "0";
}

// A schema that is met where the condition surely holds, or surely does not.
Json surely(const Condition& condition, bool holds, const std::string& map) {
  const std::string path = relative(condition.path, map);
  if (condition.kind == Condition::Kind::is_only_fit) return source_is_fit(path, holds);
  std::vector<Json> ways = {at_path(path, value_when(condition, holds), true)};
  if (holds_when_absent(condition) == holds) ways.push_back(negated(given(path)));
  return any_of(ways);
}

Json surely(const Conditions& conditions, bool holds, const std::string& map) {
  std::vector<Json> outer;
  for (const std::vector<Condition>& all : conditions) {
    std::vector<Json> inner;
    for (const Condition& condition : all) inner.push_back(surely(condition, holds, map));
    outer.push_back(holds ? all_of(inner) : any_of(inner));
  }
  return holds ? any_of(outer) : all_of(outer);
}

// The conditions that are not met already by the key's place: who stands within `types` knows that it is a map.
Conditions beside(const Declaration& key) {
  Conditions remaining;
  for (std::vector<Condition> all : conditions_of(key.applies)) {
    std::erase_if(all, [&](const Condition& condition) {
      return condition.kind == Condition::Kind::is_map && is_below(key.path, condition.path);
    });
    if (all.empty()) return {};
    remaining.push_back(std::move(all));
  }
  return remaining;
}

// The innermost map that holds the key and all that its conditions look at; nothing where that leaves a list's item.
std::optional<std::string> map_of(const Declaration& key, const Conditions& conditions) {
  std::string map = parent_of(key.path);
  const std::size_t item = key.path.find("[]");
  for (const auto& all : conditions) {
    for (const Condition& condition : all) {
      while (!is_below(condition.path, map)) map = parent_of(map);
    }
  }
  const bool leaves = item != std::string::npos && map.size() < item;
  return leaves ? std::nullopt : std::optional(map);
}

}  // namespace

bool always_required(const Declaration& key) { return key.required() && beside(key).empty(); }

std::vector<Json> applicability_rules(const std::string& path) {
  std::vector<Json> rules;
  std::map<Applies, std::size_t> rule_of;
  for (const Declaration& key : declarations()) {
    const Conditions conditions = beside(key);
    if (conditions.empty() || map_of(key, conditions) != path) continue;
    const std::string below = relative(key.path, path);
    if (key.required()) rules.push_back({{"if", surely(conditions, true, path)}, {"then", given(below)}});
    const Json absent = at_path(below, false, false);
    const auto [rule, is_new] = rule_of.emplace(key.applies, rules.size());
    if (is_new) {
      rules.push_back({{"if", surely(conditions, false, path)}, {"then", absent}});
    } else {
      rules[rule->second]["then"].merge_patch(absent);
    }
  }
  return rules;
}

}  // namespace entente
