#include "estimate/formula/formula.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/number_text.hpp"
#include "sim/parallel/blocks.hpp"
#include "tools/command/model_options.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr long long fewest_draws = 99;
constexpr long long most_draws = 10'000'000;
constexpr long long largest_seed = 9'007'199'254'740'991;

const std::vector<std::pair<std::string, ModelFamily>> families = {{"gaussian", ModelFamily::gaussian},
                                                                   {"tobit", ModelFamily::tobit},
                                                                   {"fractional", ModelFamily::fractional_logit},
                                                                   {"poisson", ModelFamily::poisson},
                                                                   {"hurdle", ModelFamily::hurdle}};
const std::vector<std::pair<std::string, AmountDistribution>> amounts = {
    {"logit_normal", AmountDistribution::logit_normal},
    {"beta", AmountDistribution::beta},
    {"log_normal", AmountDistribution::log_normal},
    {"gamma", AmountDistribution::gamma}};

enum class Effects { within, between_within, random };
const std::vector<std::pair<std::string, Effects>> effect_words = {
    {"within", Effects::within}, {"between_within", Effects::between_within}, {"random", Effects::random}};

Error option_error(const char* option, const std::string& what, const std::string& expected = {},
                   const std::string& advice = {}) {
  return input_error({.key = option}, what, expected, advice);
}

/// "table1/all" is the model "all" of table1, "a/b.yaml/all" that of a file.
struct SpecificationName {
  std::string source;
  std::string model;  ///< empty: all models
};

SpecificationName split_specification(const std::string& text) {
  constexpr std::string_view ending = ".yaml";
  if (text.ends_with(ending)) return {text, ""};
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos) return {text, ""};
  const std::string before = text.substr(0, slash);
  // A path without its ending is no file of ours: the reader of specifications says so.
  const bool file = before.ends_with(ending) || before.find('/') == std::string::npos;
  return file ? SpecificationName{before, text.substr(slash + 1)} : SpecificationName{text, ""};
}

std::vector<ModelSpecification> chosen_models(const Specification& specification, const std::string& name) {
  if (name.empty()) return specification.models;
  std::vector<std::string> names;
  for (const ModelSpecification& model : specification.models) {
    if (model.name == name) return {model};
    names.push_back(model.name);
  }
  const std::string nearest = nearest_name(name, names);
  throw option_error("--spec", "\"" + specification.name + "\" has no model \"" + name + "\"", listed(names),
                     nearest.empty() ? "" : "did you mean " + nearest + "?");
}

ModelSpecification formula_model(const ModelCommand& command) {
  ModelSpecification model;
  model.name = command.name.value_or("model");
  if (!is_model_name(model.name)) {
    throw option_error("--name", "\"" + model.name + "\" cannot name a model", "letters, digits, _ and -");
  }
  model.label = model.name;
  model.place = {.key = "--formula"};
  model.formula = parse_formula(*command.formula, model.place);
  return model;
}

void read_models(const ModelCommand& command, ModelPlan& plan) {
  if (command.formula && command.spec)
    throw option_error("--spec", "both --formula and --spec are given", "one of them");
  if (!command.formula && !command.spec) {
    throw option_error("--formula", "neither a formula nor a specification is given",
                       "--formula 'share ~ potential', or --spec table1");
  }
  if (command.formula) {
    plan.models = {formula_model(command)};
    return;
  }
  if (command.name) throw option_error("--name", "models of a specification have their own names", "--formula with it");
  const SpecificationName name = split_specification(*command.spec);
  const Specification specification = find_specification(name.source, {.key = "--spec"});
  plan.title = specification.source;
  plan.models = chosen_models(specification, name.model);
}

void choose_family(const ModelCommand& command, ModelSpecification& model) {
  ModelOptions& options = model.model;
  if (command.family) options.family = chosen_word("--family", *command.family, families);
  if (command.amount) {
    options.amount = chosen_word("--amount", *command.amount, amounts);
    if (options.family != ModelFamily::hurdle) {
      throw option_error("--amount", "only a hurdle has an amount of its own", "--family hurdle with it");
    }
  }
  if (!command.ceiling) return;
  if (options.family != ModelFamily::hurdle || options.amount != AmountDistribution::logit_normal) {
    throw option_error("--ceiling", "only a hurdle with a logit_normal amount has a ceiling");
  }
  options.ceiling.reset();
  if (*command.ceiling == "fit") return;
  options.ceiling = parse_number(*command.ceiling);
  if (!options.ceiling || !(*options.ceiling > 0 && *options.ceiling <= 1)) {
    throw option_error("--ceiling", "\"" + *command.ceiling + "\" is no share",
                       "a number above 0 and at most 1, or fit");
  }
}

// The unit is known here: see choose_index.
void absorb_unit(ModelSpecification& model) {
  const std::string& unit = model.sample.index->unit;
  const std::vector<std::string>& effects = model.formula.effects;
  if (std::find(effects.begin(), effects.end(), unit) != effects.end()) return;
  const char* const joint = effects.empty() ? " | " : " + ";
  model.formula = parse_formula(model.formula.text + joint + unit, model.place);
}

void choose_effects(const ModelCommand& command, ModelSpecification& model) {
  if (command.effects) {
    const Effects effects = chosen_word("--effects", *command.effects, effect_words);
    if (!model.sample.index) {
      throw option_error("--effects", "whose effects is not known: the panel has no index",
                         "--index UNIT,TIME with it");
    }
    if (effects == Effects::within) absorb_unit(model);
    model.sample.between_within = effects == Effects::between_within;
    model.model.random_intercept = effects == Effects::random;
  }
  if (command.likelihood) {
    const std::vector<std::pair<std::string, bool>> words = {{"reml", true}, {"ml", false}};
    model.model.restricted_likelihood = chosen_word("--likelihood", *command.likelihood, words);
    if (!model.model.random_intercept) {
      throw option_error("--likelihood", "this is a choice for random intercepts", "--effects random with it");
    }
  }
  if (command.lagged_outcome) model.sample.lagged_outcome = true;
}

void choose_index(const ModelCommand& command, const Panel& panel, ModelSpecification& model) {
  if (command.index) {
    const std::string expected = "UNIT,TIME, as ccode,year";
    const std::vector<std::string> names = split_list("--index", *command.index, expected);
    if (names.size() != 2) throw option_error("--index", "\"" + *command.index + "\" is not a pair", expected);
    model.sample.index = PanelIndex{names[0], names[1], {.key = "--index"}};
  }
  if (!model.sample.index) model.sample.index = usual_index(panel);
}

CovarianceRequest covariance_of(const ModelCommand& command, const ModelSpecification& model) {
  CovarianceRequest request = model.covariance.value_or(CovarianceRequest{});
  if (command.vcov) {
    const Convention convention = request.convention;
    request = parse_covariance(*command.vcov, {.key = "--vcov"});
    request.convention = convention;
  }
  if (command.convention) request.convention = parse_convention(*command.convention, {.key = "--convention"});
  if (command.draws)
    request.draws = static_cast<int>(whole_number("--draws", *command.draws, fewest_draws, most_draws));
  if (command.seed) {
    request.seed = static_cast<std::uint64_t>(whole_number("--seed", *command.seed, 0, largest_seed));
  }
  if (command.weights) {
    const std::vector<std::pair<std::string, WildWeights>> words = {{"rademacher", WildWeights::rademacher},
                                                                    {"webb", WildWeights::webb}};
    request.weights = chosen_word("--weights", *command.weights, words);
  }
  request.threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
  return request;
}

void choose_sample(const ModelCommand& command, const CovarianceRequest& request, ModelSpecification& model,
                   std::vector<std::string>& notes) {
  SampleOptions& sample = model.sample;
  for (const std::string& text : command.exclude) {
    const Exclusion rule = parse_exclusion(text, {.key = "--exclude"});
    // A specification's own rule again would be listed a second time, with no rows.
    const bool known = std::any_of(sample.exclude.begin(), sample.exclude.end(), [&](const Exclusion& other) {
      return other.variable == rule.variable && other.values == rule.values;
    });
    if (!known) sample.exclude.push_back(rule);
  }
  sample.clusters.insert(sample.clusters.end(), request.clusters.begin(), request.clusters.end());
  if (command.singletons) {
    const std::vector<std::pair<std::string, bool>> words = {{"keep", true}, {"drop", false}};
    sample.keep_singletons = chosen_word("--singletons", *command.singletons, words);
    if (model.formula.effects.empty()) {
      throw option_error("--singletons", "only absorbed effects have singletons", "a formula with effects after |");
    }
  } else if (command.convention && request.convention == Convention::plm && !sample.keep_singletons) {
    sample.keep_singletons = true;
    if (!model.formula.effects.empty()) {
      notes.emplace_back("singletons are kept because plm keeps them; --singletons drop leaves them out");
    }
  }
}

double level_of(const ModelCommand& command) {
  if (!command.level) return 0.95;
  const std::optional<double> level = parse_number(*command.level);
  if (!level || !(*level >= 0.5 && *level < 1)) {
    throw option_error("--level", "\"" + *command.level + "\" is no level of confidence",
                       "a number from 0.5 to below 1, as 0.9");
  }
  return *level;
}

/// Of read models: everything but them comes from the command line and the panel.
void complete(const ModelCommand& command, ModelPlan& plan) {
  plan.panel_path = command.panel;
  plan.level = level_of(command);
  plan.beside = !command.no_beside;
  plan.panel.table = Table::read(command.panel, command.panel);
  plan.panel.synonyms = panel_synonyms(plan.panel.table);
  for (ModelSpecification& model : plan.models) {
    choose_index(command, plan.panel, model);
    choose_family(command, model);
    choose_effects(command, model);
    plan.covariances.push_back(covariance_of(command, model));
    plan.covariances.back().level = plan.level;
    plan.notes.emplace_back();
    choose_sample(command, plan.covariances.back(), model, plan.notes.back());
  }
}

}  // namespace

ModelPlan plan_models(const ModelCommand& command) {
  ModelPlan plan;
  read_models(command, plan);
  complete(command, plan);
  return plan;
}

ModelPlan plan_models(const ModelCommand& command, std::vector<ModelSpecification> models, std::string title) {
  if (command.formula) throw option_error("--formula", "both --formula and --spec are given", "one of them");
  if (command.name) throw option_error("--name", "models of a specification have their own names", "--formula with it");
  ModelPlan plan;
  plan.title = std::move(title);
  plan.models = std::move(models);
  complete(command, plan);
  return plan;
}

}  // namespace entente
