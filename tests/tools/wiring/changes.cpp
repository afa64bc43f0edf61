#include "tests/tools/wiring/changes.hpp"

#include "scenarios/reader/declarations.hpp"
#include "scenarios/reader/shape.hpp"
#include "scenarios/yaml/parse.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

Node scalar(const std::string& text) { return {.kind = Node::Kind::scalar, .text = text}; }
Node list(std::vector<Node> items) { return {.kind = Node::Kind::sequence, .items = std::move(items)}; }
Node map(const std::string& key, const std::string& value) {
  return {.kind = Node::Kind::map, .entries = {{.key = key, .value = scalar(value)}}};
}

// Far enough from its own value to be noticed, and within the range.
double moved(double number, const Range& range) {
  if (number == 0 && range.most >= 1) return range.most > 1 ? 1 : 0.5;
  for (const double other : {3 * number, number / 3, number / 2, (range.least + range.most) / 2}) {
    if (other != number && range.holds(other)) return other;
  }
  return number;
}

long long moved_whole(long long number, const Range& range) {
  return range.holds(static_cast<double>(number + 1)) ? number + 1 : number - 1;
}

std::string other_state(const Node& now) { return now.text == "NLD" ? "BEL" : "NLD"; }

Node a_year_less(const Node& years) {
  Node fewer = years;
  fewer.items.back() = scalar(std::to_string(*parse_integer(years.items.back().text) - 1));
  return fewer;
}

// The first number that is not 0, else the first one, is another.
Node other_number(const Node& by_year, const Range& range) {
  Node other = by_year;
  auto chosen = std::find_if(other.entries.begin(), other.entries.end(),
                             [](const Entry& entry) { return parse_number(entry.value.text).value_or(0) != 0; });
  if (chosen == other.entries.end()) chosen = other.entries.begin();
  chosen->value = scalar(number_text(moved(parse_number(chosen->value.text).value_or(0), range)));
  return other;
}

std::vector<Node> other_words(const Declaration& key, const Node& now) {
  std::vector<Node> others;
  for (const std::string& word : key.words) {
    if (now.text != word) others.push_back(scalar(word));
  }
  return others;
}

void add_number(const Node& now, const Range& range, std::vector<Node>& values) {
  if (const auto number = parse_number(now.text)) values.push_back(scalar(number_text(moved(*number, range))));
}

// A list of states without its last one, or with another.
Node other_states(const Node& now) {
  Node other = now;
  if (other.items.size() > 1) {
    other.items.pop_back();
  } else {
    other.items.push_back(scalar("NLD"));
  }
  return other;
}

std::vector<Node> values_beside(const Declaration& key, const Node& now) {
  std::vector<Node> values = other_words(key, now);
  switch (key.type) {
    case KeyType::text: return {scalar(now.text + " otherwise")};
    case KeyType::number:
    case KeyType::word_or_number: add_number(now, key.range, values); break;
    case KeyType::integer:
    case KeyType::year: values = {scalar(std::to_string(moved_whole(*parse_integer(now.text), key.range)))}; break;
    case KeyType::boolean: values = {scalar(now.text == "true" ? "false" : "true")}; break;
    case KeyType::state: values = {scalar(other_state(now))}; break;
    case KeyType::states: values = {other_states(now)}; break;
    case KeyType::word_or_states:
      values.push_back(now.kind == Node::Kind::sequence ? other_states(now) : list({scalar("NLD"), scalar("CAN")}));
      break;
    case KeyType::word_or_list: values.push_back(list({scalar(key.list_words.front())})); break;
    case KeyType::years:
    case KeyType::war_or_years:
      if (now.kind == Node::Kind::sequence) values.push_back(a_year_less(now));
      break;
    case KeyType::coordinates: {
      Node north = now;
      north.items.front() = scalar(number_text(parse_number(now.items.front().text).value_or(0) + 5));
      values = {north};
      break;
    }
    case KeyType::table: values = {scalar(now.text + ".gone")}; break;
    case KeyType::coefficients_file: values = {scalar("gone.yaml")}; break;
    case KeyType::published_model: values = {scalar("table1/baseline"), scalar("table1/gone")}; break;
    case KeyType::numbers_by_year: values = {other_number(now, key.range)}; break;
    case KeyType::numbers_by_term: values = {map("potential", "0.05"), map("amount.potential", "0.5")}; break;
    case KeyType::word:
      // A single word has no other: whatever is not known is an error.
      if (key.words.size() == 1) values = {scalar("otherwise")};
      break;
    case KeyType::word_or_map:
    case KeyType::maps: break;
  }
  return values;
}

// Numbers and words of its own for a map that a word stands for now.
std::vector<Node> maps_beside(const std::string& path) {
  Problems none;
  if (path == "expectation") return {parse_yaml("{rule: learning}", path, none)};
  if (path == "withdrawal") return {parse_yaml("{intercept: -2, losses: 0.1, democracy: 0.1, tie: 0.1}", path, none)};
  if (path == "contribution.persistence") return {parse_yaml("{amount: 0.5}", path, none)};
  if (path.ends_with(".request")) return {parse_yaml("{intercept: 0, tie: 1, capability: 0.1}", path, none)};
  return {};
}

}  // namespace

std::vector<Change> changes_of(const Node& root, const std::vector<Setting>& settings) {
  std::vector<Change> changes;
  for (const Setting& setting : settings) {
    const Declaration& key = declaration(setting.key);
    const Found found = find_path(root, setting.key);
    Problems none;
    const Node now = found.entry ? found.entry->value : parse_yaml("[" + setting.value + "]", "value", none).items[0];
    std::vector<Node> values = values_beside(key, now);
    if (key.type == KeyType::word_or_map && now.kind != Node::Kind::map) {
      for (Node& value : maps_beside(setting.key)) values.push_back(std::move(value));
    }
    for (Node& value : values) changes.push_back({setting.key, std::move(value), found.entry != nullptr});
  }
  return changes;
}

Node changed(Node root, const Change& change) {
  Node* map = &root;
  std::string_view path = change.path;
  for (;;) {
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    const std::size_t bracket = part.find('[');
    const std::string name(part.substr(0, bracket));
    auto entry = std::find_if(map->entries.begin(), map->entries.end(), [&](const Entry& e) { return e.key == name; });
    if (entry == map->entries.end()) {
      map->entries.push_back({.key = name, .value = {.kind = Node::Kind::map}});
      entry = map->entries.end() - 1;
    }
    if (dot == std::string_view::npos) {
      entry->value = change.value;
      return root;
    }
    map = &entry->value;
    if (bracket != std::string_view::npos) {
      const auto item = parse_integer(part.substr(bracket + 1, part.size() - bracket - 2));
      map = &map->items[static_cast<std::size_t>(*item) - 1];
    }
    path.remove_prefix(dot + 1);
  }
}

}  // namespace entente
