#include "estimate/multiverse/variable_check.hpp"

#include "estimate/sample/panel_rows.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// Where names were first met.
using NamePlaces = std::map<std::string, Place>;

void add_variables(const Formula& formula, const Expression& expression, NamePlaces& names) {
  if (expression.kind == Expression::Kind::variable) {
    names.emplace(expression.name, place_in(formula, expression.column));
  }
  for (const Expression& argument : expression.arguments) add_variables(formula, argument, names);
}

void add_formula(const Formula& formula, NamePlaces& names) {
  add_variables(formula, formula.response, names);
  for (const Term& term : formula.terms) {
    for (const Expression& factor : term.factors) add_variables(formula, factor, names);
  }
  for (std::size_t i = 0; i < formula.effects.size(); ++i) {
    const std::size_t column = i < formula.effect_columns.size() ? formula.effect_columns[i] : 1;
    names.emplace(formula.effects[i], place_in(formula, column));
  }
}

void add_options(const UniverseModel& model, NamePlaces& names) {
  for (const Exclusion& exclusion : model.sample.exclude) names.emplace(exclusion.variable, exclusion.place);
  if (const auto& index = model.sample.index) {
    names.emplace(index->unit, index->place);
    names.emplace(index->time, index->place);
  }
  for (const std::string& variable : model.sample.complete) names.emplace(variable, model.formula.place);
  for (const std::string& cluster : model.sample.clusters) names.emplace(cluster, Place{.key = "covariance"});
}

// The variables of an expression that are calculated with: of factor(x) levels may be words.
void add_numbers(const Expression& expression, std::set<std::string>& names) {
  if (expression.kind == Expression::Kind::variable) names.insert(expression.name);
  if (expression.kind == Expression::Kind::call && expression.name == "factor") return;
  for (const Expression& argument : expression.arguments) add_numbers(argument, names);
}

// Text where numbers should be, the first few of it.
void check_numbers(const Panel& panel, const std::set<std::string>& names) {
  constexpr std::size_t most = 5;
  std::vector<Problem> problems;
  for (const std::string& name : names) {
    const auto column = find_column(panel, name);
    if (!column) continue;
    for (std::size_t row = 0; row < panel.table.rows() && problems.size() < most; ++row) {
      const std::string_view text = panel.table.view(row, *column);
      if (is_missing_text(text) || number_or_infinity(text)) continue;
      try {
        panel.table.number(row, *column);
      } catch (const Error& error) {
        problems.push_back(error.problems().front());
      }
    }
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

std::string advice(const std::string& name, std::vector<std::string> names) {
  const std::string nearest = nearest_name(name, names);
  return nearest.empty() ? "" : "did you mean " + nearest + "?";
}

std::vector<std::string> names_of(const Panel& panel) {
  std::vector<std::string> names = panel.table.columns();
  for (const auto& [name, column] : panel.synonyms) {
    if (panel.table.find(column)) names.push_back(name);
  }
  return names;
}

}  // namespace

void check_variables(const std::vector<const Panel*>& panels, const std::vector<const UniverseModel*>& models) {
  if (panels.empty()) return;
  NamePlaces names;
  for (const UniverseModel* model : models) {
    add_formula(model->formula, names);
    add_options(*model, names);
  }
  std::vector<Problem> problems;
  for (const auto& [name, place] : names) {
    const auto has = [&name = name](const Panel* panel) { return find_column(*panel, name).has_value(); };
    if (std::any_of(panels.begin(), panels.end(), has)) continue;
    problems.push_back({place, "the panel " + panels.front()->table.name() + " has no variable \"" + name + "\"", "",
                        advice(name, names_of(*panels.front()))});
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));

  std::set<std::string> numbers;
  for (const UniverseModel* model : models) {
    add_numbers(model->formula.response, numbers);
    for (const Term& term : model->formula.terms) {
      for (const Expression& factor : term.factors) add_numbers(factor, numbers);
    }
  }
  // Panels differ in switches, which make no text of numbers: the first stands for all.
  check_numbers(*panels.front(), numbers);
}

void check_term(const MultiversePlan& plan, const Place& place) {
  NamePlaces names;
  for (const MultiverseDimension& dimension : plan.dimensions) {
    for (const MultiverseChoice& choice : dimension.choices) {
      if (choice.model) add_formula(choice.model->formula, names);
    }
  }
  if (names.empty() || names.contains(plan.term)) return;
  std::vector<std::string> all;
  for (const auto& [name, where] : names) all.push_back(name);
  throw input_error(place, "no model has the variable " + plan.term, "the variable whose effect is told",
                    advice(plan.term, std::move(all)));
}

}  // namespace entente
