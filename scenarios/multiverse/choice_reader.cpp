#include "scenarios/multiverse/choice_reader.hpp"

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array families{ModelFamily::gaussian, ModelFamily::tobit, ModelFamily::fractional_logit,
                              ModelFamily::poisson, ModelFamily::hurdle};
constexpr std::array<const char*, 5> family_words{"gaussian", "tobit", "fractional_logit", "poisson", "hurdle"};
constexpr std::array amounts{AmountDistribution::logit_normal, AmountDistribution::beta, AmountDistribution::log_normal,
                             AmountDistribution::gamma};
constexpr std::array<const char*, 4> amount_words{"logit_normal", "beta", "log_normal", "gamma"};
constexpr Range any_ceiling{0, 1, true, false};

template <class Choice, std::size_t size>
std::optional<Choice> word_choice(const Node& node, const std::array<Choice, size>& choices,
                                  const std::array<const char*, size>& words, Problems& problems) {
  const auto word = as_word(node, {words.begin(), words.end()}, problems);
  for (std::size_t i = 0; word && i < size; ++i) {
    if (*word == words[i]) return choices[i];
  }
  return std::nullopt;
}

// What a parser refuses becomes one problem among the file's others.
template <class Work>
void attempt(Problems& problems, const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) {
      problems.add(problem.place, problem.what, problem.expected, problem.advice);
    }
  }
}

UniverseModel universe_model(const ModelSpecification& model, const ModelDefaults& defaults) {
  UniverseModel result{model.name, model.formula, model.model, model.sample,
                       model.covariance.value_or(CovarianceRequest{})};
  SampleOptions& sample = result.sample;
  if (!sample.index) sample.index = defaults.index;
  for (const Exclusion& rule : defaults.exclude) {
    const bool known = std::any_of(sample.exclude.begin(), sample.exclude.end(), [&](const Exclusion& other) {
      return other.variable == rule.variable && other.values == rule.values;
    });
    if (!known) sample.exclude.push_back(rule);
  }
  return result;
}

class ChoiceReader {
 public:
  ChoiceReader(const std::string& name, const Node& node, const ChoiceContext& context, Problems& problems)
      : node_(node),
        context_(context),
        problems_(problems),
        fields_(
            node,
            {"label", "why", "switches", "model", "family", "amount", "ceiling", "covariance", "convention", "exclude"},
            problems) {
    choice_.name = name;
    choice_.label = name;
  }

  MultiverseChoice read() {
    if (node_.kind != Node::Kind::map) return std::move(choice_);
    if (const Node* label = fields_.optional("label")) choice_.label = as_text(*label, "text", problems_).value_or("");
    if (const Node* why = fields_.required("why")) {
      choice_.why = as_text(*why, "why the choice is reasonable", problems_).value_or("");
    }
    if (const Node* switches = fields_.optional("switches")) read_switches(*switches);
    if (const Node* model = fields_.optional("model")) read_model(*model);
    read_family();
    read_covariance();
    if (const Node* exclude = fields_.optional("exclude")) choice_.exclude = read_exclusions_of(*exclude, problems_);
    return std::move(choice_);
  }

 private:
  void read_switches(const Node& node) {
    if (!is_kind(node, Node::Kind::map, "a map from the panel's switches to choices", problems_)) return;
    for (const Entry& entry : node.entries) {
      std::vector<std::string> names;
      const PanelSwitch* found = nullptr;
      for (const PanelSwitch& one : context_.switches) {
        names.push_back(one.name);
        if (one.name == entry.key) found = &one;
      }
      if (found == nullptr) {
        const std::string nearest = nearest_name(entry.key, names);
        problems_.add(entry.place, "the panel has no switch " + shown(entry.key), "",
                      nearest.empty() ? "" : "did you mean " + nearest + "?");
        continue;
      }
      std::vector<std::string> words;
      for (const PanelSwitch::Choice& one : found->choices) words.push_back(one.name);
      if (const auto word = as_word(entry.value, words, problems_)) choice_.switches[entry.key] = *word;
    }
  }

  void read_model(const Node& node) {
    if (node.kind == Node::Kind::map) {
      choice_.model =
          universe_model(read_model_specification(choice_.name, node, problems_, context_.defaults), context_.defaults);
      return;
    }
    const auto name = as_text(node, "a model's name, as table1/all, or a map", problems_);
    if (!name) return;
    attempt(problems_, [&] {
      choice_.model = universe_model(find_model(*name, node.place), context_.defaults);
      choice_.model->name = *name;
    });
  }

  void read_family() {
    const Node* family = fields_.optional("family");
    const Node* amount = fields_.optional("amount");
    const Node* ceiling = fields_.optional("ceiling");
    if (family == nullptr) {
      for (const Node* node : {amount, ceiling}) {
        if (node != nullptr) problems_.add(node->place, "there is no family for it", "family: hurdle beside it");
      }
      return;
    }
    FamilyChoice choice;
    choice.family = word_choice(*family, families, family_words, problems_).value_or(ModelFamily::gaussian);
    if (amount != nullptr) {
      choice.amount = word_choice(*amount, amounts, amount_words, problems_).value_or(choice.amount);
      if (choice.family != ModelFamily::hurdle) problems_.add(amount->place, "only a hurdle has an amount of its own");
    }
    if (ceiling != nullptr) {
      if (choice.family != ModelFamily::hurdle || choice.amount != AmountDistribution::logit_normal) {
        problems_.add(ceiling->place, "only a hurdle with a logit_normal amount has a ceiling");
      } else if (ceiling->kind == Node::Kind::scalar && ceiling->text == "estimated") {
        choice.ceiling.reset();
      } else {
        choice.ceiling = as_number(*ceiling, any_ceiling, problems_, "estimated, or ");
      }
    }
    choice_.family = choice;
  }

  void read_covariance() {
    const Node* covariance = fields_.optional("covariance");
    const Node* convention = fields_.optional("convention");
    if (covariance == nullptr) {
      if (convention != nullptr) {
        problems_.add(convention->place, "there is no covariance for it",
                      "covariance: iid, cluster:ccode, ... beside it");
      }
      return;
    }
    if (const auto text = as_text(*covariance, "a covariance, as --vcov has it", problems_)) {
      attempt(problems_, [&] { choice_.covariance = parse_covariance(*text, covariance->place); });
    }
    if (convention == nullptr || !choice_.covariance) return;
    if (const auto text = as_text(*convention, "a convention, as --convention has it", problems_)) {
      attempt(problems_, [&] { choice_.covariance->convention = parse_convention(*text, convention->place); });
    }
  }

  const Node& node_;
  const ChoiceContext& context_;
  Problems& problems_;
  Fields fields_;
  MultiverseChoice choice_;
};

}  // namespace

MultiverseChoice read_choice(const std::string& name, const Node& node, const ChoiceContext& context,
                             Problems& problems) {
  return ChoiceReader(name, node, context, problems).read();
}

}  // namespace entente
