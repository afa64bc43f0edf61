#include "scenarios/specification/model_reader.hpp"

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

template <class Choice, std::size_t size>
using Words = std::array<std::pair<const char*, Choice>, size>;

enum class Effects { within, between_within, random };

constexpr Words<ModelFamily, 5> families = {{{"gaussian", ModelFamily::gaussian},
                                             {"tobit", ModelFamily::tobit},
                                             {"fractional_logit", ModelFamily::fractional_logit},
                                             {"poisson", ModelFamily::poisson},
                                             {"hurdle", ModelFamily::hurdle}}};
constexpr Words<AmountDistribution, 4> amounts = {{{"logit_normal", AmountDistribution::logit_normal},
                                                   {"beta", AmountDistribution::beta},
                                                   {"log_normal", AmountDistribution::log_normal},
                                                   {"gamma", AmountDistribution::gamma}}};
constexpr Words<Effects, 3> effect_words = {
    {{"within", Effects::within}, {"between_within", Effects::between_within}, {"random", Effects::random}}};
constexpr Words<bool, 2> likelihoods = {{{"reml", true}, {"ml", false}}};
constexpr Words<bool, 2> singleton_words = {{{"keep", true}, {"drop", false}}};

constexpr Range any_ceiling{0, 1e300, true, false};

class ModelReader {
 public:
  ModelReader(const std::string& name, const Node& node, Problems& problems)
      : node_(node),
        problems_(problems),
        fields_(node,
                {"formula", "label", "family", "amount", "ceiling", "effects", "likelihood", "lagged_outcome",
                 "singletons", "complete", "covariance", "convention", "exclude", "index"},
                problems) {
    model_.name = name;
    model_.label = name;
    model_.place = node.place;
  }

  ModelSpecification read(const ModelDefaults& defaults) {
    if (node_.kind != Node::Kind::map) return std::move(model_);
    if (const Node* label = fields_.optional("label")) model_.label = as_text(*label, "text", problems_).value_or("");
    read_sample(defaults);
    read_formula();
    read_family();
    read_effects();
    read_covariance();
    return std::move(model_);
  }

 private:
  template <class Choice, std::size_t size>
  std::optional<Choice> choice(const std::string& key, const Words<Choice, size>& words) {
    const Node* node = fields_.optional(key);
    if (!node) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& [word, value] : words) names.emplace_back(word);
    const std::optional<std::string> chosen = as_word(*node, names, problems_);
    for (const auto& [word, value] : words) {
      if (chosen == word) return value;
    }
    return std::nullopt;
  }

  void refuse(const std::string& key, const std::string& what) {
    if (const Node* node = fields_.optional(key)) problems_.add(node->place, what, "", "leave the key out");
  }

  void read_sample(const ModelDefaults& defaults) {
    model_.sample.exclude = defaults.exclude;
    model_.sample.index = defaults.index;
    if (const Node* node = fields_.optional("exclude")) {
      for (Exclusion& exclusion : read_exclusions_of(*node, problems_)) {
        model_.sample.exclude.push_back(std::move(exclusion));
      }
    }
    if (const Node* node = fields_.optional("index")) model_.sample.index = read_index_of(*node, problems_);
    if (const Node* node = fields_.optional("lagged_outcome")) {
      model_.sample.lagged_outcome = as_boolean(*node, problems_).value_or(false);
    }
    model_.sample.keep_singletons = choice("singletons", singleton_words).value_or(false);
    const Node* complete = fields_.optional("complete");
    if (!complete || !is_kind(*complete, Node::Kind::sequence, "a list of variables", problems_)) return;
    for (const Node& item : complete->items) {
      if (const auto variable = as_text(item, "a variable", problems_)) model_.sample.complete.push_back(*variable);
    }
  }

  void read_formula() {
    const Node* node = fields_.required("formula");
    if (!node) return;
    const auto text = as_text(*node, "a formula: response ~ terms", problems_);
    if (!text) return;
    formula_place_ = node->place;
    formula_place_.column = node->text_column;
    parse(*text);
  }

  void parse(const std::string& text) {
    attempt([&] { model_.formula = parse_formula(text, formula_place_); });
  }

  // What a parser refuses becomes one problem among the file's others.
  template <class Work>
  void attempt(const Work& work) {
    try {
      work();
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) {
        problems_.add(problem.place, problem.what, problem.expected, problem.advice);
      }
    }
  }

  void read_family() {
    ModelOptions& options = model_.model;
    options.family = choice("family", families).value_or(ModelFamily::gaussian);
    options.amount = choice("amount", amounts).value_or(AmountDistribution::logit_normal);
    const bool hurdle = options.family == ModelFamily::hurdle;
    if (!hurdle) refuse("amount", "only a hurdle has an amount of its own");
    const Node* ceiling = fields_.optional("ceiling");
    if (!ceiling) return;
    if (!hurdle || options.amount != AmountDistribution::logit_normal) {
      refuse("ceiling", "only a hurdle with a logit_normal amount has a ceiling");
    } else if (ceiling->kind == Node::Kind::scalar && ceiling->text == "estimated") {
      options.ceiling.reset();
    } else {
      options.ceiling = as_number(*ceiling, any_ceiling, problems_, "estimated, or ").value_or(1);
    }
  }

  void read_effects() {
    const std::optional<Effects> effects = choice("effects", effect_words);
    const std::optional<bool> restricted = choice("likelihood", likelihoods);
    if (effects && !model_.sample.index) {
      problems_.add(fields_.optional("effects")->place, "whose effects is not known", "an index beside them",
                    "index: [ccode, year]");
      return;
    }
    if (effects == Effects::within) absorb_unit();
    model_.sample.between_within = effects == Effects::between_within;
    model_.model.random_intercept = effects == Effects::random;
    if (model_.model.random_intercept && model_.model.family != ModelFamily::gaussian) {
      problems_.add(fields_.optional("effects")->place, "only the gaussian family has a random intercept", "", "");
    }
    model_.model.restricted_likelihood = restricted.value_or(true);
    if (effects != Effects::random) refuse("likelihood", "this is a choice for random effects");
    if (model_.formula.effects.empty() && !model_.formula.terms.empty()) {
      refuse("singletons", "only absorbed effects have singletons");
    }
  }

  void absorb_unit() {
    const std::string& unit = model_.sample.index->unit;
    const auto& effects = model_.formula.effects;
    if (model_.formula.terms.empty() || std::find(effects.begin(), effects.end(), unit) != effects.end()) return;
    parse(model_.formula.text + (effects.empty() ? " | `" : " + `") + unit + "`");
  }

  void read_covariance() {
    const Node* covariance = fields_.optional("covariance");
    const Node* convention = fields_.optional("convention");
    if (covariance) {
      const auto text = as_text(*covariance, "a covariance, as --vcov has it", problems_);
      if (text) attempt([&] { model_.covariance = parse_covariance(*text, covariance->place); });
    }
    if (model_.covariance) model_.sample.clusters = model_.covariance->clusters;
    if (!convention) return;
    const auto text = as_text(*convention, "a convention, as --convention has it", problems_);
    if (!text) return;
    if (!model_.covariance) model_.covariance = CovarianceRequest{};
    attempt([&] { model_.covariance->convention = parse_convention(*text, convention->place); });
  }

  const Node& node_;
  Problems& problems_;
  Fields fields_;
  ModelSpecification model_;
  Place formula_place_;
};

void read_excluded_value(const Node& node, Problems& problems, std::vector<std::string>& values) {
  const auto value = as_text(node, "a value, or a list of values", problems);
  if (!value) return;
  if (std::find(values.begin(), values.end(), *value) != values.end()) {
    problems.add(node.place, shown(*value) + " is named twice", "each once");
  }
  values.push_back(*value);
}

}  // namespace

ModelSpecification read_model_specification(const std::string& name, const Node& node, Problems& problems,
                                            const ModelDefaults& defaults) {
  return ModelReader(name, node, problems).read(defaults);
}

std::vector<Exclusion> read_exclusions_of(const Node& node, Problems& problems) {
  std::vector<Exclusion> exclusions;
  if (!is_kind(node, Node::Kind::map, "a map from variables to values", problems)) return exclusions;
  for (const Entry& entry : node.entries) {
    Exclusion exclusion{entry.key, {}, entry.place};
    if (entry.value.kind != Node::Kind::sequence) {
      read_excluded_value(entry.value, problems, exclusion.values);
    } else {
      if (entry.value.items.empty()) problems.add(entry.value.place, "an empty list", "at least one value");
      for (const Node& item : entry.value.items) read_excluded_value(item, problems, exclusion.values);
    }
    exclusions.push_back(std::move(exclusion));
  }
  return exclusions;
}

std::optional<PanelIndex> read_index_of(const Node& node, Problems& problems) {
  const std::string expected = "[unit, time]: the variables that name a row's unit and time";
  if (!is_kind(node, Node::Kind::sequence, expected, problems)) return std::nullopt;
  if (node.items.size() != 2) {
    problems.add(node.place, "a list of " + std::to_string(node.items.size()), expected);
    return std::nullopt;
  }
  const auto unit = as_text(node.items[0], "a variable", problems);
  const auto time = as_text(node.items[1], "a variable", problems);
  if (!unit || !time) return std::nullopt;
  return PanelIndex{*unit, *time, node.place};
}

}  // namespace entente
