#include "scenarios/reader/value.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/table_path.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

template <class T>
std::optional<Value> value_of(std::optional<T> typed) {
  if (!typed) return std::nullopt;
  return Value(std::move(*typed));
}

std::optional<std::string> as_line(const Node& node, const std::string& expected, Problems& problems) {
  std::optional<std::string> text = as_text(node, expected, problems);
  if (text && text->find('\n') != std::string::npos) {
    problems.add(node.place, "more than one line", expected);
    return std::nullopt;
  }
  return text;
}

std::optional<YearSpan> as_years(const Node& node, const Declaration& key, Problems& problems) {
  const std::string expected = expected_text(key);
  if (!is_kind(node, Node::Kind::sequence, expected, problems)) return std::nullopt;
  if (node.items.size() != 2) {
    problems.add(node.place, "a list of " + std::to_string(node.items.size()), expected);
    return std::nullopt;
  }
  const std::optional<long long> first = as_integer(node.items[0], key.range, problems);
  const std::optional<long long> last = as_integer(node.items[1], key.range, problems);
  if (!first || !last) return std::nullopt;
  if (*first > *last) {
    problems.add(node.place, "the first year comes after the last", expected);
    return std::nullopt;
  }
  return YearSpan{*first, *last};
}

std::optional<std::vector<StateAt>> as_states(const Node& node, const Declaration& key, Problems& problems) {
  if (!is_kind(node, Node::Kind::sequence, expected_text(key), problems)) return std::nullopt;
  std::vector<StateAt> states;
  for (const Node& item : node.items) {
    const std::optional<CowCode> state = as_state(item, problems);
    if (!state) continue;
    const bool twice = std::any_of(states.begin(), states.end(), [&](const StateAt& s) { return s.state == *state; });
    if (twice) problems.add(item.place, iso3(*state) + " is named twice", "each state once");
    states.push_back({*state, item.place});
  }
  return states;
}

std::optional<Coordinates> as_coordinates(const Node& node, const Declaration& key, Problems& problems) {
  const std::string expected = expected_text(key);
  if (!is_kind(node, Node::Kind::sequence, expected, problems)) return std::nullopt;
  if (node.items.size() != 2) {
    problems.add(node.place, "a list of " + std::to_string(node.items.size()), expected);
    return std::nullopt;
  }
  const std::optional<double> latitude = as_number(node.items[0], latitudes, problems);
  const std::optional<double> longitude = as_number(node.items[1], longitudes, problems);
  if (!latitude || !longitude) return std::nullopt;
  return Coordinates{*latitude, *longitude};
}

std::optional<Value> as_word_or_states(const Node& node, const Declaration& key, Problems& problems) {
  if (node.kind != Node::Kind::sequence) return value_of(as_word(node, key.words, problems, expected_text(key)));
  if (node.items.empty()) {
    problems.add(node.place, "an empty list", expected_text(key));
    return std::nullopt;
  }
  return value_of(as_states(node, key, problems));
}

std::optional<Value> as_count(const Node& node) {
  // Anything else is check_shape's.
  if (node.kind != Node::Kind::sequence) return std::nullopt;
  return Value(static_cast<long long>(node.items.size()));
}

std::optional<std::map<int, NumberAt>> as_numbers_by_year(const Node& node, const Declaration& key,
                                                          Problems& problems) {
  if (!is_kind(node, Node::Kind::map, expected_text(key), problems)) return std::nullopt;
  std::map<int, NumberAt> numbers;
  bool years_are_known = true;
  for (const Entry& entry : node.entries) {
    const std::optional<long long> number = as_integer(key_node(entry), declaration("years").range, problems);
    const std::optional<double> value = as_number(entry.value, key.range, problems);
    years_are_known &= number.has_value();
    // A year with a faulty number is there all the same: no second message about a missing year.
    if (number) numbers[static_cast<int>(*number)] = {value.value_or(key.range.least), entry.place};
  }
  if (!years_are_known) return std::nullopt;
  return numbers;
}

std::optional<std::map<std::string, NumberAt>> as_numbers_by_term(const Node& node, const Declaration& key,
                                                                  Problems& problems) {
  if (!is_kind(node, Node::Kind::map, expected_text(key), problems)) return std::nullopt;
  std::map<std::string, NumberAt> numbers;
  for (const Entry& entry : node.entries) {
    if (const auto value = as_number(entry.value, key.range, problems)) numbers[entry.key] = {*value, entry.place};
  }
  return numbers;
}

std::optional<FileAt> as_table(const Node& node, const Declaration& key, const std::filesystem::path& folder,
                               Problems& problems) {
  const std::optional<std::string> written = as_line(node, expected_text(key), problems);
  if (!written) return std::nullopt;
  const std::optional<std::string> path = path_inside(*written, folder, node.place, problems);
  if (!path) return std::nullopt;
  return FileAt{*written, *path, {}};
}

std::optional<FileAt> as_coefficients_file(const Node& node, const Declaration& key,
                                           const std::filesystem::path& folder, Problems& problems) {
  const std::optional<std::string> written = as_line(node, expected_text(key), problems);
  if (!written) return std::nullopt;
  const std::size_t extension = written->rfind(".yaml");
  const std::string rest = extension == std::string::npos ? "-" : written->substr(extension + 5);
  const std::string model = rest.starts_with('/') ? rest.substr(1) : "";
  if (!rest.empty() && !is_model_name(model)) {
    problems.add(node.place, shown(*written) + " does not name a coefficients file",
                 "a file that ends in .yaml, or file.yaml/model");
    return std::nullopt;
  }
  const std::string file = written->substr(0, extension + 5);
  const std::optional<std::string> path = path_inside(file, folder, node.place, problems);
  if (!path) return std::nullopt;
  return FileAt{*written, *path, model};
}

std::optional<FileAt> as_published_model(const Node& node, const Declaration& key, Problems& problems) {
  const std::optional<std::string> written = as_line(node, expected_text(key), problems);
  if (!written) return std::nullopt;
  const std::size_t slash = written->find('/');
  const std::string file = written->substr(0, slash);
  const std::string model = slash == std::string::npos ? "" : written->substr(slash + 1);
  if (!is_model_name(file) || !is_model_name(model)) {
    problems.add(node.place, shown(*written) + " does not name a published model", expected_text(key));
    return std::nullopt;
  }
  return FileAt{*written, {}, model};
}

bool is_word(const Declaration& key, const std::string& text) {
  return std::find(key.words.begin(), key.words.end(), text) != key.words.end();
}

// An item of the list alone, where the list has one, is a likely slip.
std::optional<std::string> word_beside_list(const Node& node, const Declaration& key, Problems& problems) {
  const std::string expected = expected_text(key);
  std::optional<std::string> text = as_text(node, expected, problems);
  if (!text || is_word(key, *text)) return text;
  std::vector<std::string> known = key.words;
  known.insert(known.end(), key.list_words.begin(), key.list_words.end());
  const std::string nearest = nearest_name(*text, known);
  if (nearest == *text) {
    problems.add(node.place, shown(*text) + " stands outside a list", expected, "write [" + *text + "]");
  } else {
    problems.add(node.place, shown(*text) + " is not known here", expected,
                 nearest.empty() ? "" : "did you mean " + nearest + "?");
  }
  return std::nullopt;
}

std::optional<Value> as_word_or_list(const Node& node, const Declaration& key, Problems& problems) {
  if (node.kind != Node::Kind::sequence) return value_of(word_beside_list(node, key, problems));
  if (node.items.empty()) {
    problems.add(node.place, "an empty list", expected_text(key));
    return std::nullopt;
  }
  std::vector<std::string> list;
  bool sound = true;
  for (const Node& item : node.items) {
    const std::optional<std::string> word = as_word(item, key.list_words, problems);
    sound &= word.has_value();
    if (!word) continue;
    if (std::find(list.begin(), list.end(), *word) != list.end()) {
      problems.add(item.place, *word + " is named twice", "each once");
      sound = false;
    }
    list.push_back(*word);
  }
  if (!sound) return std::nullopt;
  return list;
}

}  // namespace

bool is_model_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '_' || letter == '-';
  });
}

std::optional<CowCode> as_state(const Node& node, Problems& problems) {
  const std::string expected = "an ISO-3 code or a COW number";
  const std::optional<std::string> text = as_text(node, expected, problems);
  if (!text) return std::nullopt;
  if (node.quoted && parse_number(*text)) {
    problems.add(node.place, shown(*text) + " in quotes is text, not a COW number", expected, "leave the quotes out");
    return std::nullopt;
  }
  try {
    return state_of(*text, node.place);
  } catch (const Error& error) {
    for (const Problem& p : error.problems()) problems.add(p.place, p.what, p.expected, p.advice);
    return std::nullopt;
  }
}

std::optional<std::string> as_word(const Node& node, const std::vector<std::string>& words, Problems& problems,
                                   std::string expected) {
  if (expected.empty()) expected = listed(words);
  std::optional<std::string> text = as_text(node, expected, problems);
  if (!text || std::find(words.begin(), words.end(), *text) != words.end()) return text;
  const std::string nearest = words.size() > 1 ? nearest_name(*text, words) : "";
  problems.add(node.place, shown(*text) + " is not known here", expected,
               nearest.empty() ? "" : "did you mean " + nearest + "?");
  return std::nullopt;
}

std::optional<Value> read_value(const Declaration& key, const Node& node, const std::filesystem::path& folder,
                                Problems& problems) {
  switch (key.type) {
    case KeyType::text: return value_of(as_line(node, expected_text(key), problems));
    case KeyType::word: return value_of(as_word(node, key.words, problems));
    case KeyType::word_or_map:
      if (node.kind == Node::Kind::map) return Value(std::string("on"));
      if (node.kind == Node::Kind::scalar && is_word(key, node.text)) return Value(node.text);
      is_kind(node, Node::Kind::map, expected_text(key), problems);
      return std::nullopt;
    case KeyType::word_or_number:
      if (node.kind == Node::Kind::scalar && is_word(key, node.text)) return Value(node.text);
      return value_of(as_number(node, key.range, problems, words_before(key.words)));
    case KeyType::word_or_list: return as_word_or_list(node, key, problems);
    case KeyType::word_or_states: return as_word_or_states(node, key, problems);
    case KeyType::number: return value_of(as_number(node, key.range, problems));
    case KeyType::integer:
    case KeyType::year: return value_of(as_integer(node, key.range, problems));
    case KeyType::boolean: return value_of(as_boolean(node, problems));
    case KeyType::state: return value_of(as_state(node, problems));
    case KeyType::states: return value_of(as_states(node, key, problems));
    case KeyType::war_or_years:
      if (node.kind == Node::Kind::scalar && node.text == "war") return Value(node.text);
      return value_of(as_years(node, key, problems));
    case KeyType::years: return value_of(as_years(node, key, problems));
    case KeyType::coordinates: return value_of(as_coordinates(node, key, problems));
    case KeyType::table: return value_of(as_table(node, key, folder, problems));
    case KeyType::coefficients_file: return value_of(as_coefficients_file(node, key, folder, problems));
    case KeyType::published_model: return value_of(as_published_model(node, key, problems));
    case KeyType::numbers_by_year: return value_of(as_numbers_by_year(node, key, problems));
    case KeyType::numbers_by_term: return value_of(as_numbers_by_term(node, key, problems));
    case KeyType::maps: return as_count(node);
  }
  return std::nullopt;
}

}  // namespace entente
