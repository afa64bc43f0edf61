#include "tools/schema/value_schema.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

Json state_reference() { return {{"$ref", "#/definitions/state"}}; }

Json number(double value) {
  const bool whole = std::trunc(value) == value && std::abs(value) < 1e16;
  return whole ? Json(static_cast<long long>(value)) : Json(value);
}

Json within(const char* type, const Range& range) {
  return {{"type", type},
          {range.open_below ? "exclusiveMinimum" : "minimum", number(range.least)},
          {range.open_above ? "exclusiveMaximum" : "maximum", number(range.most)}};
}

Json words(const std::vector<std::string>& names) { return {{"enum", names}}; }

Json pair_of(const Json& first, const Json& second) {
  return {{"type", "array"}, {"items", Json::array({first, second})}, {"minItems", 2}, {"maxItems", 2}};
}

Json years(const Range& range) { return pair_of(within("integer", range), within("integer", range)); }

Json list_of(const Json& items, int least) {
  Json list = {{"type", "array"}, {"items", items}, {"uniqueItems", true}};
  if (least > 0) list["minItems"] = least;
  return list;
}

// A number or a word without quotes is text as well: `name: 2001`.
Json line() { return {{"type", {"string", "number", "boolean"}}, {"pattern", "^[^\\n]*[^ \\t\\r\\n][^\\n]*$"}}; }

Json path_like(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

// Years as names of keys, which JSON Schema can only match as text: one alternative a decade.
std::string year_pattern(const Range& range) {
  const auto first = static_cast<int>(range.least);
  const auto last = static_cast<int>(range.most);
  std::string pattern;
  for (int decade = first / 10; decade <= last / 10; ++decade) {
    const int low = decade == first / 10 ? first % 10 : 0;
    const int high = decade == last / 10 ? last % 10 : 9;
    pattern += (pattern.empty() ? "" : "|") + std::to_string(decade) + "[" + std::to_string(low) + "-" +
               std::to_string(high) + "]";
  }
  return "^(" + pattern + ")$";
}

Json by_year(const Declaration& key) {
  return {{"type", "object"},
          {"patternProperties", {{year_pattern(declaration("years").range), within("number", key.range)}}},
          {"additionalProperties", false}};
}

Json either(const Json& one, const Json& other) { return {{"anyOf", Json::array({one, other})}}; }

}  // namespace

Json value_schema(const Declaration& key) {
  constexpr const char* model = "^[A-Za-z0-9_-]+/[A-Za-z0-9_-]+$";
  constexpr const char* coefficients = "\\.yaml(/[A-Za-z0-9_-]+)?$";
  switch (key.type) {
    case KeyType::text: return line();
    case KeyType::word: return words(key.words);
    case KeyType::word_or_list: return either(words(key.words), list_of(words(key.list_words), 1));
    case KeyType::word_or_number: return either(words(key.words), within("number", key.range));
    case KeyType::word_or_states: return either(words(key.words), list_of(state_reference(), 1));
    case KeyType::number: return within("number", key.range);
    case KeyType::integer:
    case KeyType::year: return within("integer", key.range);
    case KeyType::boolean: return {{"type", "boolean"}};
    case KeyType::state: return state_reference();
    case KeyType::states: return list_of(state_reference(), 0);
    case KeyType::years: return years(key.range);
    case KeyType::war_or_years: return either(words({"war"}), years(key.range));
    case KeyType::coordinates: return pair_of(within("number", latitudes), within("number", longitudes));
    case KeyType::table: return path_like("[^ \\t\\r\\n]");
    case KeyType::coefficients_file: return path_like(coefficients);
    case KeyType::published_model: return path_like(model);
    case KeyType::numbers_by_year: return by_year(key);
    case KeyType::numbers_by_term: return {{"type", "object"}, {"additionalProperties", within("number", key.range)}};
    case KeyType::word_or_map:
    case KeyType::maps: break;
  }
  return Json::object();
}

Json state_schema() {
  Json numbers = Json::array();
  for (const CowCode state : all_states()) numbers.push_back(state.number());
  return {{"description", "An ISO-3 code or a Correlates of War number."},
          {"anyOf", Json::array({words(iso3_codes()), {{"enum", numbers}}})}};
}

Json default_value(const Declaration& key) {
  const std::string& text = *key.fallback;
  if (text == "[]") return Json::array();
  if (text == "{}") return Json::object();
  if (key.type == KeyType::boolean) return text == "true";
  if (const auto value = parse_number(text)) return number(*value);
  return text;
}

}  // namespace entente
