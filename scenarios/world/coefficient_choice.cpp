#include "scenarios/world/coefficient_choice.hpp"

#include "estimate/theory/theory_fit.hpp"
#include "scenarios/published/published.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

/// The parameters but log(sigma) as `override` names them: the term, under hurdle with its part.
std::vector<std::string> override_names(const Coefficients& coefficients) {
  if (coefficients.family != Family::hurdle) return coefficients.terms;
  std::vector<std::string> names;
  for (const std::string& term : coefficients.terms) names.push_back("participation." + term);
  for (const std::string& term : coefficients.amount_terms) names.push_back("amount." + term);
  return names;
}

Problem unknown_override(const std::string& term, const std::vector<std::string>& names, const Place& place) {
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    if (name.ends_with("." + term)) parts.push_back('"' + name + '"');
  }
  if (!parts.empty()) {
    return {place, "the term \"" + term + "\" of a hurdle does not say which part it is of", listed(parts), {}};
  }
  const std::string nearest = nearest_name(term, names);
  return {place,
          "the coefficients have no term \"" + term + "\"",
          nearest.empty() ? "one of their terms" : "\"" + nearest + "\"",
          {}};
}

// What a theorist sets by hand replaces the estimate and is certain: its row and column of the covariance become zero.
void apply_overrides(const CoefficientSource& source, CoefficientChoice& choice) {
  Coefficients& coefficients = choice.model.coefficients;
  const std::vector<std::string> names = override_names(coefficients);
  std::vector<Problem> problems;
  for (const auto& [term, value] : source.override_terms) {
    const auto found = std::find(names.begin(), names.end(), term);
    if (found == names.end()) {
      problems.push_back(unknown_override(term, names, source.override_places.at(term)));
      continue;
    }
    const std::size_t index = static_cast<std::size_t>(found - names.begin());
    const std::size_t size = coefficients.parameters();
    choice.notes.push_back("the coefficient of " + term + " is set by hand to " + number_text(value) + " (estimate " +
                           number_text(coefficients.estimate[index]) + "); the other terms are not estimated anew");
    coefficients.estimate[index] = value;
    for (std::size_t other = 0; other < size; ++other) {
      coefficients.covariance[index * size + other] = 0;
      coefficients.covariance[other * size + index] = 0;
    }
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

RegressionData regression_data(const FitSample& sample, const PotentialMeasure& potential) {
  RegressionData data;
  data.terms = sample.terms;
  std::vector<double> row(sample.terms.size());
  for (std::size_t i = 0; i < sample.share.size(); ++i) {
    for (std::size_t term = 0; term < row.size(); ++term) {
      row[term] = sample.columns[term].empty() ? potential.potential(sample.alignment[i], sample.depth[i])
                                               : sample.columns[term][i];
    }
    data.add(sample.share[i], row, sample.states[i]);
  }
  return data;
}

template <class Fit>
void use_fit(const RegressionData& data, const Fit& fit, CoefficientChoice& choice) {
  const Covariance covariance = clustered_covariance(data, fit);
  choice.model.coefficients = to_coefficients(fit, covariance);
  choice.fit = report(fit, covariance);
  for (std::size_t term = 0; term < choice.fit->terms.size(); ++term) {
    choice.independent_errors.push_back(fit.covariance.standard_error(term));
  }
}

void use_hurdle(const Scenario& scenario, const RegressionData& data, CoefficientChoice& choice) {
  const HurdleFit fit = hurdle(data, {.ceiling = scenario.ceiling.given});
  use_fit(data, fit, choice);
  choice.model.ceiling_error = clustered_ceiling_error(data, fit);
  if (!fit.ceiling_estimated) return;
  const double largest = *std::max_element(data.response.begin(), data.response.end());
  choice.notes.push_back("The ceiling of shares, " + number_text(fit.ceiling, 4) + " (standard error " +
                         number_text(choice.model.ceiling_error, 4) +
                         "), is estimated with the coefficients and rests on the few largest shares (the largest is " +
                         number_text(largest, 4) + "); replicates do not draw it.");
}

std::string ceiling_text(const Scenario& scenario, const CoefficientsModel& model) {
  if (model.coefficients.family != Family::hurdle) return "";
  if (scenario.ceiling.given == 1.0) return ", no ceiling below 1";
  const std::string number = ", ceiling " + number_text(model.coefficients.ceiling, 4);
  if (scenario.ceiling.given) return number + " (given)";
  return number + (model.ceiling_error > 0 ? " (estimated)" : " (fitted: the record shows none below)");
}

// A fit knows the term and what is wrong with its rows, not where the scenario asked for it.
Error at_place(const Error& error, const CoefficientSource& source) {
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) {
    if (!problem.place.file.empty()) continue;
    if (!problem.place.key.empty()) problem.what = problem.place.key + ": " + problem.what;
    problem.place = source.place;
  }
  return Error(error.fault(), std::move(problems));
}

bool fights(const Scenario& scenario, WarId war) {
  return std::any_of(scenario.wars.begin(), scenario.wars.end(), [war](const WarPlan& plan) { return plan.id == war; });
}

// An intercept of a war that this scenario does not have is one of a term that is 0 throughout.
void note_other_wars(const Scenario& scenario, const std::vector<std::string>& terms, std::vector<std::string>& notes) {
  for (const std::string& term : terms) {
    const std::optional<WarId> war = war_of_term(term);
    if (!war || fights(scenario, *war)) continue;
    notes.push_back("the coefficients have an intercept " + term +
                    " of a war that the scenario does not have: the term is 0");
  }
}

// How many rows of a sample are of each war, where there are several.
std::string rows_by_war(const Scenario& scenario, const FitSample& sample) {
  std::string text;
  for (const WarPlan& war : scenario.wars) {
    const auto rows = std::count(sample.wars.begin(), sample.wars.end(), war.id);
    text += (text.empty() ? "" : ", ") + std::to_string(rows) + " of " + war.name;
  }
  return text;
}

void check_measures(const Scenario& scenario, const CoefficientsModel& model) {
  std::vector<Problem> problems;
  const auto check = [&](const char* name, const std::string& estimated, const std::string& asked) {
    if (estimated == asked) return;
    problems.push_back({scenario.coefficients.place,
                        "coefficients \"" + scenario.coefficients.name + "\" were estimated with measures." + name +
                            ": " + estimated + ", the scenario says " + asked,
                        "the same measure on both sides",
                        {}});
  };
  check("depth", to_string(model.measures.depth), to_string(scenario.measures.depth));
  check("potential", to_string(model.measures.potential), to_string(scenario.measures.potential));
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

}  // namespace

std::optional<CoefficientsModel> named_coefficients(const Scenario& scenario) {
  const CoefficientSource& source = scenario.coefficients;
  if (source.kind == CoefficientSource::Kind::fit) return std::nullopt;
  const CoefficientsModel model = source.kind == CoefficientSource::Kind::published
                                      ? published_coefficients(source.name, source.place)
                                      : model_of(read_coefficients(source.path), source.model, source.place);
  check_measures(scenario, model);
  if (!model.coefficients.state_effects.empty() && source.draw) {
    throw input_error(source.place,
                      "the coefficients have fixed effects of states, whose uncertainty is not in the file",
                      "coefficients.draw: none");
  }
  return model;
}

PotentialMeasure potential_measure(PotentialKind kind, const FitSample& sample) {
  return potential_measure(kind == PotentialKind::residual, sample.alignment, sample.depth, sample.states);
}

CoefficientChoice fit_coefficients(const Scenario& scenario, const FitSample& sample) {
  try {
    if (sample.share.empty()) throw input_error({}, "no state-year can act and has an observed share");
    return fit_coefficients(scenario, sample, potential_measure(scenario.measures.potential, sample));
  } catch (const Error& error) {
    throw at_place(error, scenario.coefficients);
  }
}

CoefficientChoice fit_coefficients(const Scenario& scenario, const FitSample& sample,
                                   const PotentialMeasure& potential) {
  CoefficientChoice choice;
  try {
    const RegressionData data = regression_data(sample, potential);
    switch (scenario.family) {
      case Family::gaussian: use_fit(data, least_squares(data), choice); break;
      case Family::tobit: use_fit(data, tobit(data), choice); break;
      case Family::hurdle: use_hurdle(scenario, data, choice); break;
    }
    choice.model.coefficients.potential = potential;
  } catch (const Error& error) {
    throw at_place(error, scenario.coefficients);
  }
  CoefficientsModel& model = choice.model;
  model.measures = scenario.measures;
  model.response = "contribution share, troops / armed forces";
  model.units.assign(model.coefficients.terms.size() + model.coefficients.amount_terms.size(),
                     "as in the states table");
  model.rows = choice.fit->observations;
  model.clusters = choice.fit->states;
  model.convention = choice.fit->convention;
  model.source = "fitted here: " + choice.fit->method + ", " + std::to_string(model.rows) + " state-years of " +
                 std::to_string(model.clusters) + " states" + ceiling_text(scenario, model) + "; " + model.convention;
  if (scenario.wars.size() > 1) {
    choice.notes.push_back(
        "The coefficients are fitted to the state-years of all wars together: " + rows_by_war(scenario, sample) + ".");
  }
  apply_overrides(scenario.coefficients, choice);
  return choice;
}

CoefficientChoice file_coefficients(const Scenario& scenario, const CoefficientsModel& model) {
  CoefficientChoice choice{.model = model};
  if (model.convention.find("state") == std::string::npos) {
    choice.notes.push_back("the coefficients' covariance is not clustered by state (" + model.convention +
                           "): intervals are too narrow");
  }
  if (model.measures.outcome != scenario.measures.outcome) {
    choice.notes.push_back(std::string("the coefficients were estimated on the outcome ") +
                           to_string(model.measures.outcome) + " and are compared with the outcome " +
                           to_string(scenario.measures.outcome));
  }
  const std::vector<std::string> terms = all_terms(model.coefficients);
  if (std::find(terms.begin(), terms.end(), "casualties") != terms.end()) {
    choice.notes.push_back("the coefficients have a term for casualties: the observed deaths enter as a covariate");
  }
  note_other_wars(scenario, terms, choice.notes);
  apply_overrides(scenario.coefficients, choice);
  return choice;
}

}  // namespace entente
