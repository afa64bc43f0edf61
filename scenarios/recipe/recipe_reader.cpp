#include "scenarios/recipe/recipe_reader.hpp"

#include "estimate/panel/choice.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace entente {
namespace {

constexpr Range years_on_record{1816, 2100};

bool is_label(const std::string& text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

class RecipeReader {
 public:
  RecipeReader(const Node& root, std::string file, Problems& problems)
      : fields_(root,
                {"entente_recipe", "name", "title", "years", "leader", "theatre", "war", "operations", "locations",
                 "sources", "start_from", "switches"},
                problems),
        file_(std::move(file)),
        problems_(problems) {}

  PanelRecipe read() {
    if (const Node* version = fields_.required("entente_recipe")) as_integer(*version, {1, 1}, problems_);
    recipe_.name = text("name");
    recipe_.title = text("title");
    read_years();
    recipe_.leader = state("leader");
    recipe_.theatre = state("theatre");
    recipe_.war = label("war");
    read_operations();
    read_locations();
    read_sources();
    read_switches();
    return std::move(recipe_);
  }

 private:
  const Node* required(const std::string& key) {
    const Node* node = fields_.required(key);
    if (node) recipe_.places[key] = node->place;
    return node;
  }

  std::string text(const std::string& key) {
    const Node* node = required(key);
    return node ? as_text(*node, "text", problems_).value_or("") : "";
  }

  std::string label(const std::string& key) {
    const Node* node = required(key);
    if (!node) return "";
    const std::string written = as_text(*node, "a word", problems_).value_or("a");
    check_label(written, node->place);
    return written;
  }

  void check_label(const std::string& written, const Place& place) {
    if (is_label(written)) return;
    problems_.add(place, shown(written) + " cannot stand in the name of a column", "small letters, digits and _");
  }

  CowCode state(const std::string& key) {
    const Node* node = required(key);
    return node ? as_state(*node, problems_).value_or(CowCode{}) : CowCode{};
  }

  void read_years() {
    const Node* node = required("years");
    const std::string expected = "a first and a last year, [2001, 2014]";
    if (!node || !is_kind(*node, Node::Kind::sequence, expected, problems_)) return;
    if (node->items.size() != 2) {
      problems_.add(node->place, std::to_string(node->items.size()) + " values", expected);
      return;
    }
    const auto first = as_integer(node->items[0], years_on_record, problems_);
    const auto last = as_integer(node->items[1], years_on_record, problems_);
    if (!first || !last) return;
    if (*last < *first) problems_.add(node->items[1].place, "the last year comes before the first", expected);
    recipe_.first_year = Year{static_cast<Year::number_type>(*first)};
    recipe_.last_year = Year{static_cast<Year::number_type>(*last)};
  }

  void read_operations() {
    const Node* node = required("operations");
    if (!node || !is_kind(*node, Node::Kind::map, "a map from labels to operations", problems_)) return;
    if (node->entries.empty()) problems_.add(node->place, "no operations", "at least one");
    for (const Entry& entry : node->entries) {
      check_label(entry.key, entry.place);
      const auto name = as_text(entry.value, "an operation as The Military Balance calls it", problems_);
      if (!name) continue;
      const auto& known = recipe_.operations;
      if (std::find(known.begin(), known.end(), *name) != known.end()) {
        problems_.add(entry.value.place, shown(*name) + " is named twice", "each operation once");
      }
      recipe_.operation_labels.push_back(entry.key);
      recipe_.operations.push_back(*name);
    }
  }

  void read_locations() {
    const Node* node = required("locations");
    if (!node || !is_kind(*node, Node::Kind::sequence, "a list of locations", problems_)) return;
    if (node->items.empty()) problems_.add(node->place, "no locations", "at least one");
    for (const Node& item : node->items) {
      if (item.kind == Node::Kind::scalar && item.quoted && item.text.empty()) {
        recipe_.locations.emplace_back();  // The edition of 2008 leaves some locations out.
      } else if (const auto name = as_text(item, "a location as The Military Balance spells it", problems_)) {
        recipe_.locations.push_back(*name);
      }
    }
  }

  void read_sources() {
    const Node* node = required("sources");
    if (!node || !is_kind(*node, Node::Kind::map, "a map from kinds of sources to files", problems_)) return;
    std::vector<std::string> kinds;
    for (const PanelSourceKind& kind : panel_source_kinds()) kinds.push_back(kind.name);
    for (const Entry& entry : node->entries) {
      if (std::find(kinds.begin(), kinds.end(), entry.key) == kinds.end()) {
        const std::string nearest = nearest_name(entry.key, kinds);
        problems_.add(entry.place, "no kind of source is called " + shown(entry.key), listed(kinds),
                      nearest.empty() ? "" : "did you mean " + nearest + "?");
        continue;
      }
      const auto file = as_text(entry.value, "a file", problems_);
      if (!file) continue;
      const auto folder = std::filesystem::path(file_).parent_path();
      recipe_.files[entry.key] = lies_beside_recipe(entry.key) ? (folder / *file).string() : *file;
      recipe_.places["sources." + entry.key] = entry.value.place;
    }
    for (const PanelSourceKind& kind : panel_source_kinds()) {
      if (!kind.required || node->find(kind.name)) continue;
      problems_.add(node->place, "the source " + kind.name + " is not named", kind.name + ": FILE");
    }
  }

  void read_switches() {
    const Node* start = required("start_from");
    if (start) {
      const auto word = as_word(*start, {"as_published", "corrected"}, problems_);
      recipe_.switches = word && *word == "as_published" ? as_published() : corrected();
    }
    const Node* node = fields_.optional("switches");
    if (!node || !is_kind(*node, Node::Kind::map, "a map from switches to choices", problems_)) return;
    for (const Entry& entry : node->entries) {
      const auto choice = as_text(entry.value, "a choice", problems_);
      if (!choice) continue;
      const bool known = recipe_.switches.count(entry.key) > 0;
      try {
        check_choice(entry.key, *choice, known ? entry.value.place : entry.place);
        recipe_.switches[entry.key] = *choice;
        recipe_.places["switches." + entry.key] = entry.value.place;
      } catch (const Error& error) {
        for (const Problem& p : error.problems()) problems_.add(p.place, p.what, p.expected, p.advice);
      }
    }
  }

  Fields fields_;
  std::string file_;
  Problems& problems_;
  PanelRecipe recipe_;
};

PanelRecipe recipe_of(const Node& root, const std::string& file, Problems& problems) {
  PanelRecipe recipe = RecipeReader(root, file, problems).read();
  problems.throw_if_any();
  return recipe;
}

}  // namespace

PanelRecipe read_panel_recipe(const std::string& path) {
  Problems problems;
  const Node root = read_yaml(path, problems);
  return recipe_of(root, path, problems);
}

PanelRecipe parse_panel_recipe(std::string text, const std::string& file) {
  Problems problems;
  const Node root = parse_yaml(std::move(text), file, problems);
  return recipe_of(root, file, problems);
}

}  // namespace entente
