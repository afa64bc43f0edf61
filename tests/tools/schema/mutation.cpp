#include "tests/tools/schema/mutation.hpp"

#include "scenarios/reader/declarations.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace entente {
namespace {

using Dice = std::mt19937_64;

template <class Container>
auto& one_of(Container& container, Dice& dice) {
  return container[dice() % container.size()];
}

Node scalar(const std::string& text) { return {.kind = Node::Kind::scalar, .text = text}; }
Node list(std::vector<Node> items) { return {.kind = Node::Kind::sequence, .items = std::move(items)}; }
Node map(const std::string& key, const Node& value) {
  return {.kind = Node::Kind::map, .entries = {{.key = key, .value = value}}};
}

// A place in the tree with its path, items of lists as "wars[]".
struct Spot {
  Node* node;
  std::string path;
};

void collect(Node& node, const std::string& path, std::vector<Spot>& spots) {
  spots.push_back({&node, path});
  for (Entry& entry : node.entries) collect(entry.value, path.empty() ? entry.key : path + "." + entry.key, spots);
  for (Node& item : node.items) collect(item, path + "[]", spots);
}

std::vector<Spot> spots_where(Node& root, const std::function<bool(const Spot&)>& wanted) {
  std::vector<Spot> all;
  collect(root, "", all);
  std::erase_if(all, [&](const Spot& spot) { return !wanted(spot); });
  return all;
}

bool names_a_file(const Declaration& key) {
  return key.type == KeyType::table || key.type == KeyType::coefficients_file || key.type == KeyType::published_model;
}

bool has_numbers(const Declaration& key) {
  return key.type == KeyType::number || key.type == KeyType::integer || key.type == KeyType::year ||
         key.type == KeyType::word_or_number;
}

std::string plain(double number, const Declaration& key) {
  const bool whole = key.type == KeyType::integer || key.type == KeyType::year;
  return whole ? number_text(number, 0) : number_text(number);
}

// Some value that the declaration allows.
Node sample(const Declaration& key, Dice& dice) {
  const Range& range = key.range;
  const double middle = range.most - range.least > 2 ? range.least + 1 : (range.least + range.most) / 2;
  switch (key.type) {
    case KeyType::text: return scalar("a name");
    case KeyType::word:
    case KeyType::word_or_list:
    case KeyType::word_or_states: return scalar(one_of(key.words, dice));
    case KeyType::word_or_map:
      return key.words.empty() ? Node{.kind = Node::Kind::map} : scalar(one_of(key.words, dice));
    case KeyType::word_or_number:
    case KeyType::number:
    case KeyType::integer:
    case KeyType::year: return scalar(plain(middle, key));
    case KeyType::boolean: return scalar(dice() % 2 ? "true" : "false");
    case KeyType::state: return scalar("AUS");
    case KeyType::states: return list({scalar("AUS"), scalar("220")});
    case KeyType::years:
    case KeyType::war_or_years: return list({scalar("2002"), scalar("2003")});
    case KeyType::coordinates: return list({scalar("-12.5"), scalar("180")});
    case KeyType::table: return scalar("states.csv");
    case KeyType::coefficients_file: return scalar("coefficients.yaml/tobit");
    case KeyType::published_model: return scalar("table1/all");
    case KeyType::numbers_by_year: return map("2100", scalar("1"));
    case KeyType::numbers_by_term: return map("potential", scalar("0.5"));
    case KeyType::maps: return list({});
  }
  return {};
}

std::string leave_out(Node& root, Dice& dice) {
  const auto maps = spots_where(root, [](const Spot& spot) { return !spot.node->entries.empty(); });
  Node& chosen = *one_of(maps, dice).node;
  const std::size_t index = dice() % chosen.entries.size();
  const std::string name = chosen.entries[index].key;
  chosen.entries.erase(chosen.entries.begin() + static_cast<std::ptrdiff_t>(index));
  return "without " + name;
}

std::string misspell(Node& root, Dice& dice) {
  const auto maps = spots_where(root, [](const Spot& spot) { return !spot.node->entries.empty(); });
  std::string& key = one_of(one_of(maps, dice).node->entries, dice).key;
  const std::string before = key;
  key += "x";
  return before + " misspelt";
}

std::string add(Node& root, Dice& dice) {
  // Maps with declared keys, one of which is not there.
  std::vector<std::pair<Node*, const Declaration*>> possible;
  for (const Spot& spot : spots_where(root, [](const Spot& s) { return s.node->kind == Node::Kind::map; })) {
    for (const Declaration& key : declarations()) {
      const std::size_t end = key.path.rfind('.');
      const std::string parent = end == std::string::npos ? "" : key.path.substr(0, end);
      const std::string name = key.path.substr(parent.empty() ? 0 : end + 1);
      if (parent == spot.path && !spot.node->find(name)) possible.emplace_back(spot.node, &key);
    }
  }
  const auto& [node, key] = one_of(possible, dice);
  node->entries.push_back({.key = key->path.substr(key->path.rfind('.') + 1), .value = sample(*key, dice)});
  return key->path + " added";
}

std::string other_kind(Node& root, Dice& dice) {
  const auto keys = spots_where(root, [](const Spot& spot) { return !spot.path.empty(); });
  const Spot& spot = one_of(keys, dice);
  const Declaration* key = find_declaration(spot.path);
  std::vector<Node> values = {
      map("a", scalar("1")), list({scalar("x")}), list({}), Node{.kind = Node::Kind::map}, Node{},
      scalar("true"),        scalar("-1")};
  // Whether a file of that name is there is not a question of shape.
  if (key && names_a_file(*key)) values.erase(values.begin() + 5, values.end());
  if (!key || !names_a_file(*key)) {
    for (const char* text : {"abc", "12", "1.5"}) values.push_back(scalar(text));
    values.push_back({.kind = Node::Kind::scalar, .text = "", .quoted = true});
  }
  *spot.node = one_of(values, dice);
  return spot.path + " of another kind";
}

std::string to_an_edge(Node& root, Dice& dice) {
  const auto numbers = spots_where(root, [](const Spot& spot) {
    const Declaration* key = find_declaration(spot.path);
    return key && has_numbers(*key) && spot.node->kind == Node::Kind::scalar;
  });
  if (numbers.empty()) return "nothing";
  const Spot& spot = one_of(numbers, dice);
  const Declaration& key = *find_declaration(spot.path);
  const double step = key.type == KeyType::integer || key.type == KeyType::year ? 1 : 0.25;
  const std::array values = {key.range.least - step, key.range.least, key.range.most, key.range.most + step};
  spot.node->text = plain(one_of(values, dice), key);
  return spot.path + " at an edge";
}

std::string other_word(Node& root, Dice& dice) {
  const auto words = spots_where(root, [](const Spot& spot) {
    const Declaration* key = find_declaration(spot.path);
    return key && !key->words.empty() && spot.node->kind == Node::Kind::scalar;
  });
  const Spot& spot = one_of(words, dice);
  spot.node->text = one_of(find_declaration(spot.path)->words, dice);
  if (dice() % 4 == 0) spot.node->text += "e";
  return spot.path + " another word";
}

std::string resize(Node& root, Dice& dice) {
  const auto lists = spots_where(root, [](const Spot& spot) { return !spot.node->items.empty(); });
  const Spot& spot = one_of(lists, dice);
  std::vector<Node>& items = spot.node->items;
  const std::size_t more = dice() % 3;
  if (more == 0) items.pop_back();
  if (more == 1) items.push_back(items.back());
  if (more == 2 && spot.path == "wars") items.resize(17, items.back());
  return spot.path + " of another length";
}

}  // namespace

std::string mutate(Node& root, Dice& dice) {
  const std::array changes = {leave_out,  misspell,   add,        add,    other_kind,
                              to_an_edge, to_an_edge, other_word, resize, resize};
  return one_of(changes, dice)(root, dice);
}

}  // namespace entente
