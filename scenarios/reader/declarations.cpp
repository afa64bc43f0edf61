#include "scenarios/reader/declarations.hpp"

#include "scenarios/reader/words.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>

namespace entente {

namespace {

std::string words_or_map(const Declaration& declaration) {
  const std::string words = declaration.words.empty() ? "" : words_before(declaration.words);
  return words + "a map with the keys " + listed(keys_below(declaration.path), "and");
}

std::string list_of_maps(const Declaration& declaration) {
  const std::string most = number_text(declaration.range.most, 0);
  const std::string number =
      declaration.range.least > 0 ? number_text(declaration.range.least, 0) + " to " + most : "at most " + most;
  return "a list of " + number + " maps";
}

std::string words_or_list(const Declaration& declaration) {
  return words_before(declaration.words) + "a list with some of " + listed(declaration.list_words, "and");
}

}  // namespace

std::string words_before(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + ", ";
  return text + "or ";
}

std::string expected_text(const Declaration& declaration) {
  switch (declaration.type) {
    case KeyType::text: return "one line of text";
    case KeyType::word: return listed(declaration.words);
    case KeyType::word_or_map: return words_or_map(declaration);
    case KeyType::word_or_number: return words_before(declaration.words) + "a number " + to_string(declaration.range);
    case KeyType::word_or_list: return words_or_list(declaration);
    case KeyType::word_or_states: return words_before(declaration.words) + "a list of ISO-3 codes or COW numbers";
    case KeyType::number: return "a number " + to_string(declaration.range);
    case KeyType::integer: return "a whole number " + to_string(declaration.range);
    case KeyType::boolean: return "true or false";
    case KeyType::state: return "an ISO-3 code or a COW number";
    case KeyType::states: return "a list of ISO-3 codes or COW numbers";
    case KeyType::war_or_years: return "the word war, or [first, last], two years " + to_string(declaration.range);
    case KeyType::years: return "[first, last], two years " + to_string(declaration.range);
    case KeyType::year: return "a year " + to_string(declaration.range);
    case KeyType::coordinates: return "[latitude, longitude] in degrees, north and east positive";
    case KeyType::table: return "the path of a CSV file within the scenario's folder";
    case KeyType::coefficients_file:
      return "the path of a coefficients file within the scenario's folder, or path/model";
    case KeyType::published_model: return "file/model of the coefficients that ship with Entente (table1/all)";
    case KeyType::numbers_by_year: return "a map with a number " + to_string(declaration.range) + " for every year";
    case KeyType::numbers_by_term: return "a map from terms to numbers";
    case KeyType::maps: return list_of_maps(declaration);
  }
  return "";
}

std::string declared_path(std::string_view path) {
  std::string declared;
  bool inside = false;
  for (const char letter : path) {
    if (letter == ']') inside = false;
    if (!inside) declared += letter;
    if (letter == '[') inside = true;
  }
  return declared;
}

const Declaration* find_declaration(std::string_view path) {
  const std::string declared = declared_path(path);
  const auto key = std::find_if(declarations().begin(), declarations().end(),
                                [&](const Declaration& candidate) { return candidate.path == declared; });
  return key == declarations().end() ? nullptr : &*key;
}

const Declaration& declaration(std::string_view path) { return *find_declaration(path); }

std::vector<std::string> keys_below(std::string_view path) {
  std::vector<std::string> names;
  const std::string prefix = path.empty() ? "" : declared_path(path) + ".";
  for (const Declaration& key : declarations()) {
    if (!key.path.starts_with(prefix)) continue;
    const std::string rest = key.path.substr(prefix.size());
    const std::string name = rest.substr(0, rest.find_first_of(".["));
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

}  // namespace entente
