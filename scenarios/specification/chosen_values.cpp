#include "scenarios/specification/chosen_values.hpp"

#include "estimate/prediction/value_grid.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/number_text.hpp"

#include <array>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Range any_number{-largest, largest};

using Kind = ChosenValue::Kind;
constexpr std::array central_kinds{Kind::mean, Kind::median, Kind::minimum, Kind::maximum, Kind::observed};

void read_word(const Node& node, ChosenValue& chosen, Problems& problems) {
  std::vector<std::string> words;
  for (const Kind kind : central_kinds) words.emplace_back(to_string(kind));
  const auto word = as_word(node, words, problems);
  for (const Kind kind : central_kinds) {
    if (word && *word == to_string(kind)) chosen.kind = kind;
  }
}

void read_grid(const Node& node, ChosenValue& chosen, Problems& problems) {
  Fields fields(node, {"from", "to", "points", "base"}, problems);
  const Node* from = fields.required("from");
  const Node* to = fields.required("to");
  const Node* points = fields.required("points");
  const auto first = from ? as_number(*from, any_number, problems) : std::nullopt;
  const auto last = to ? as_number(*to, any_number, problems) : std::nullopt;
  const auto count = points ? as_integer(*points, {2, 10000}, problems) : std::nullopt;
  if (const Node* base = fields.optional("base")) chosen.base = as_number(*base, any_number, problems);
  if (!first || !last) return;
  // Not *first: GCC 12 then warns of a number that may be uninitialised.
  const double begin = first.value_or(0);
  const double end = last.value_or(0);
  if (begin == end) problems.add(to->place, "the grid ends where it begins", "another number");
  if (count) chosen.values = value_grid(begin, end, static_cast<int>(*count));
}

ChosenValue read_chosen_value(const Entry& entry, Problems& problems) {
  const Node& node = entry.value;
  ChosenValue chosen{.variable = entry.key, .kind = Kind::values, .place = entry.place};
  if (node.kind == Node::Kind::map) {
    read_grid(node, chosen, problems);
  } else if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.items) {
      if (const auto number = as_number(item, any_number, problems)) chosen.values.push_back(*number);
    }
    if (node.items.empty()) problems.add(node.place, "no values", "at least one number");
  } else if (node.kind == Node::Kind::scalar && !node.quoted && parse_number(node.text)) {
    if (const auto number = as_number(node, any_number, problems)) chosen.values.push_back(*number);
  } else {
    read_word(node, chosen, problems);
  }
  return chosen;
}

}  // namespace

std::vector<ChosenValue> read_chosen_values(const Node& node, Problems& problems) {
  std::vector<ChosenValue> chosen;
  if (!is_kind(node, Node::Kind::map, "a map from variables to values", problems)) return chosen;
  for (const Entry& entry : node.entries) chosen.push_back(read_chosen_value(entry, problems));
  return chosen;
}

}  // namespace entente
