#include "scenarios/multiverse/multiverse_recipe.hpp"

#include "estimate/multiverse/variable_check.hpp"
#include "scenarios/multiverse/choice_reader.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/error.hpp"

#include <filesystem>
#include <utility>

namespace entente {
namespace {

constexpr Range any_level{0.5, 1, false, true};

class MultiverseReader {
 public:
  MultiverseReader(const Node& root, std::string file, const std::vector<PanelSwitch>& switches, Problems& problems)
      : file_(std::move(file)),
        problems_(problems),
        fields_(root,
                {"entente_multiverse", "name", "title", "panel", "term", "scale", "level", "exclude", "index",
                 "dimensions", "incompatible"},
                problems),
        context_{switches, {}} {
    recipe_.panel_place = root.place;
    recipe_.panel_place.file = file_;
  }

  MultiverseRecipe read() {
    MultiversePlan& plan = recipe_.plan;
    if (const Node* version = fields_.required("entente_multiverse")) as_integer(*version, {1, 1}, problems_);
    plan.name = required_text("name");
    plan.title = required_text("title");
    plan.term = required_text("term");
    if (const Node* level = fields_.optional("level"))
      plan.level = as_number(*level, any_level, problems_).value_or(0.95);
    if (const Node* scale = fields_.optional("scale")) {
      const bool unit = as_word(*scale, {"sd", "unit"}, problems_) == "unit";
      plan.scale = unit ? EffectScale::unit : EffectScale::standard_deviation;
    }
    read_panel();
    if (const Node* node = fields_.optional("exclude"))
      context_.defaults.exclude = read_exclusions_of(*node, problems_);
    if (const Node* node = fields_.optional("index")) context_.defaults.index = read_index_of(*node, problems_);
    read_dimensions();
    read_rules();
    problems_.throw_if_any();
    Place term = fields_.required("term")->place;
    term.file = file_;
    check_term(plan, term);
    return std::move(recipe_);
  }

 private:
  std::string required_text(const std::string& key) {
    const Node* node = fields_.required(key);
    return node != nullptr ? as_text(*node, "text", problems_).value_or("") : "";
  }

  void read_panel() {
    const Node* node = fields_.optional("panel");
    if (node == nullptr) return;
    const auto name = as_text(*node, "the panel's recipe, a file beside this one", problems_);
    if (!name) return;
    recipe_.panel = (std::filesystem::path(file_).parent_path() / *name).string();
    recipe_.panel_place = node->place;
  }

  void read_dimensions() {
    const Node* node = fields_.required("dimensions");
    if (node == nullptr || !is_kind(*node, Node::Kind::map, "a map from names to dimensions", problems_)) return;
    if (node->entries.empty()) problems_.add(node->place, "nothing varies", "at least one dimension");
    for (const Entry& entry : node->entries) {
      check_name(entry);
      recipe_.plan.dimensions.push_back(dimension_of(entry));
    }
  }

  // Names become the columns of a table and the keys of a document.
  void check_name(const Entry& entry) {
    if (!is_model_name(entry.key)) {
      problems_.add(entry.place, shown(entry.key) + " is no name here", "letters, digits, _ and -");
    }
  }

  MultiverseDimension dimension_of(const Entry& entry) {
    MultiverseDimension dimension{entry.key, entry.key, {}};
    Fields fields(entry.value, {"label", "choices"}, problems_);
    if (entry.value.kind != Node::Kind::map) return dimension;
    if (const Node* label = fields.optional("label")) dimension.label = as_text(*label, "text", problems_).value_or("");
    const Node* choices = fields.required("choices");
    if (choices == nullptr || !is_kind(*choices, Node::Kind::map, "a map from names to choices", problems_)) {
      return dimension;
    }
    if (choices->entries.empty()) problems_.add(choices->place, "no choices", "at least one");
    for (const Entry& choice : choices->entries) {
      check_name(choice);
      dimension.choices.push_back(read_choice(choice.key, choice.value, context_, problems_));
    }
    return dimension;
  }

  void read_rules() {
    const Node* node = fields_.optional("incompatible");
    if (node == nullptr || !is_kind(*node, Node::Kind::sequence, "a list of rules", problems_)) return;
    for (const Node& item : node->items) {
      IncompatibleRule rule;
      Fields fields(item, {"when", "why"}, problems_);
      if (item.kind != Node::Kind::map) continue;
      if (const Node* why = fields.required("why")) rule.why = as_text(*why, "text", problems_).value_or("");
      const Node* when = fields.required("when");
      if (when == nullptr || !is_kind(*when, Node::Kind::map, "a map from dimensions to choices", problems_)) continue;
      // A rule without conditions would skip everything.
      if (when->entries.empty()) problems_.add(when->place, "a rule without conditions", "{dimension: [choices], ...}");
      for (const Entry& entry : when->entries) read_condition(entry, rule);
      recipe_.plan.incompatible.push_back(std::move(rule));
    }
  }

  void read_condition(const Entry& entry, IncompatibleRule& rule) {
    const std::vector<MultiverseDimension>& dimensions = recipe_.plan.dimensions;
    std::vector<std::string> names;
    for (const MultiverseDimension& dimension : dimensions) names.push_back(dimension.name);
    const auto dimension = position_of(key_node(entry), names);
    if (!dimension) return;
    std::vector<std::string> choices;
    for (const MultiverseChoice& choice : dimensions[*dimension].choices) choices.push_back(choice.name);
    IncompatibleRule::Condition condition{*dimension, {}};
    const bool list = entry.value.kind == Node::Kind::sequence;
    if (list && entry.value.items.empty()) problems_.add(entry.value.place, "an empty list", "at least one choice");
    const std::vector<Node> written = list ? entry.value.items : std::vector<Node>{entry.value};
    for (const Node& one : written) {
      if (const auto choice = position_of(one, choices)) condition.choices.insert(*choice);
    }
    rule.when.push_back(std::move(condition));
  }

  std::optional<std::size_t> position_of(const Node& node, const std::vector<std::string>& names) {
    const auto word = as_word(node, names, problems_);
    for (std::size_t i = 0; word && i < names.size(); ++i) {
      if (names[i] == *word) return i;
    }
    return std::nullopt;
  }

  std::string file_;
  Problems& problems_;
  Fields fields_;
  ChoiceContext context_;
  MultiverseRecipe recipe_;
};

// What is wrong with dimensions as a whole has no line of its own.
MultiverseRecipe checked(MultiverseRecipe recipe, const std::string& file) {
  try {
    universes(recipe.plan);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.place = {.file = file, .key = "dimensions"};
    throw Error(error.fault(), std::move(problems));
  }
  return recipe;
}

}  // namespace

MultiverseRecipe read_multiverse(const std::string& path, const std::vector<PanelSwitch>& switches) {
  Problems problems;
  const Node root = read_yaml(path, problems);
  return checked(MultiverseReader(root, path, switches, problems).read(), path);
}

MultiverseRecipe parse_multiverse(std::string text, const std::string& file, const std::vector<PanelSwitch>& switches) {
  Problems problems;
  const Node root = parse_yaml(std::move(text), file, problems);
  return checked(MultiverseReader(root, file, switches, problems).read(), file);
}

}  // namespace entente
