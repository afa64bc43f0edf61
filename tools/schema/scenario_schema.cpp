#include "tools/schema/scenario_schema.hpp"

#include "scenarios/reader/declarations.hpp"
#include "tools/schema/condition_schema.hpp"
#include "tools/schema/value_schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

std::string child(const std::string& map, const std::string& name) { return map.empty() ? name : map + "." + name; }

// Whether the file must have this map or key.
bool needed(const std::string& path) {
  if (const Declaration* key = find_declaration(path)) return always_required(*key);
  const std::vector<std::string> names = keys_below(path);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const Declaration* key = find_declaration(child(path, name));
    return needed(child(path, name)) || (key && key->one_of == path);
  });
}

std::string description(const Declaration& key) {
  std::string text = key.meaning;
  if (!key.unit.empty()) text += " Unit: " + key.unit + ".";
  const std::string condition = applies_text(key.applies);
  if (!condition.empty()) text += " Applies " + condition + ".";
  return text;
}

Json map_schema(const std::string& path);

Json typed(const Declaration& key) {
  if (key.type == KeyType::word_or_map) {
    const Json map = map_schema(key.path);
    if (key.words.empty()) return map;
    return {{"anyOf", Json::array({Json{{"enum", key.words}}, map})}};
  }
  if (key.type == KeyType::maps) {
    return {{"type", "array"},
            {"minItems", static_cast<int>(key.range.least)},
            {"maxItems", static_cast<int>(key.range.most)},
            {"items", map_schema(key.path + "[]")}};
  }
  return value_schema(key);
}

Json key_schema(const std::string& path) {
  const Declaration* key = find_declaration(path);
  if (!key) return map_schema(path);
  Json schema = {{"description", description(*key)}};
  if (key->fallback) schema["default"] = default_value(*key);
  schema.update(typed(*key));
  return schema;
}

// Of keys of this map exactly one, or at least one, is given.
void add_choices(const std::string& path, Json& schema) {
  Json one = Json::array();
  Json some = Json::array();
  for (const Declaration& key : declarations()) {
    const Json given = {{"required", {key.path.substr(key.path.rfind('.') + 1)}}};
    if (!key.one_of.empty() && key.one_of == path) one.push_back(given);
    if (!key.some_of.empty() && key.some_of == path) some.push_back(given);
  }
  if (!one.empty()) schema["oneOf"] = one;
  if (!some.empty()) schema["anyOf"] = some;
}

Json map_schema(const std::string& path) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const std::string& name : keys_below(path)) {
    properties[name] = key_schema(child(path, name));
    if (needed(child(path, name))) required.push_back(name);
  }
  Json schema = {{"type", "object"}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  schema["properties"] = properties;
  add_choices(path, schema);
  const std::vector<Json> rules = applicability_rules(path);
  if (!rules.empty()) schema["allOf"] = rules;
  return schema;
}

}  // namespace

std::string scenario_schema() {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "Entente scenario"},
                 {"description", "What a run of Entente is made of; docs/scenario-file.md explains every key."}};
  schema.update(map_schema(""));
  schema["definitions"] = {{"state", state_schema()}};
  return schema.dump(1) + "\n";
}

}  // namespace entente
