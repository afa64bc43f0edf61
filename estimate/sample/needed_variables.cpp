#include "estimate/sample/needed_variables.hpp"

#include "estimate/formula/evaluate.hpp"
#include "estimate/sample/term_expansion.hpp"

#include <algorithm>
#include <utility>

namespace entente {

using Kind = Expression::Kind;

bool is_means(const Expression& leaf) {
  return leaf.kind == Kind::leaf && (leaf.name.starts_with("between(") || leaf.name.starts_with("within("));
}

void NeededVariables::need(const Formula& formula, const std::vector<Term>& terms, const SampleOptions& options) {
  need_expression(formula, formula.response);
  for (const Term& term : terms) {
    for (const Expression& factor : term.factors) need_expression(formula, factor);
  }
  for (std::size_t i = 0; i < formula.effects.size(); ++i) {
    const bool placed = i < formula.effect_columns.size();
    need_column(formula.effects[i], place_in(formula, placed ? formula.effect_columns[i] : 1));
  }
  for (const std::string& name : options.complete) need_column(name, formula.place);
  for (const std::string& name : options.clusters) need_column(name, {});
  if (options.index) {
    need_column(options.index->unit, options.index->place);
    need_column(options.index->time, options.index->place);
  }
  if (options.between_within) rows_.need_index(formula.place, problems_);
}

void NeededVariables::need_expression(const Formula& formula, const Expression& expression) {
  if (is_factor(expression)) {
    need_factor(formula, expression.arguments[0]);
    return;
  }
  for (const Expression* leaf : leaves_of(expression)) {
    if (is_means(*leaf)) {
      // Means are known once the rows are; until then what they are means of is needed.
      rows_.need_index(place_in(formula, leaf->column), problems_);
      need_expression(formula, leaf->arguments[0]);
    } else {
      need_leaf(formula, *leaf);
    }
  }
}

void NeededVariables::need_leaf(const Formula& formula, const Expression& leaf) {
  const auto known =
      std::find_if(leaves_.begin(), leaves_.end(), [&](const Expression* other) { return other->name == leaf.name; });
  const Place place = place_in(formula, leaf.column);
  if (known != leaves_.end()) {
    if ((*known)->kind != leaf.kind) {
      problems_.add("names", {place, "both a variable and a value from other rows are called " + leaf.name, "two names",
                              "rename the panel's column"});
    }
    return;
  }
  if (leaf.kind == Kind::variable) {
    need_column(leaf.name, place);
    const auto column = rows_.known_column(leaf.name);
    if (!column) return;
    rows_.numbers(*column, problems_);
  } else {
    needed_.push_back({leaf.name, std::nullopt, &values_.leaf(leaf)});
  }
  leaves_.push_back(&leaf);
}

void NeededVariables::need_factor(const Formula& formula, const Expression& variable) {
  need_column(variable.name, place_in(formula, variable.column));
  const auto column = rows_.known_column(variable.name);
  if (!column) return;
  if (rows_.is_numeric(*column)) {
    need_leaf(formula, variable);
  } else {
    text_factors_.insert(variable.name);
  }
}

void NeededVariables::need_column(const std::string& name, const Place& place) {
  const auto column = rows_.column(name, place, problems_);
  if (!column) return;
  const auto is_known = [&](const Needed& known) { return known.column == column; };
  if (std::none_of(needed_.begin(), needed_.end(), is_known)) needed_.push_back({name, column});
}

std::vector<std::size_t> NeededVariables::complete_rows(SampleAccount& account) const {
  const auto lacks = [&](const Needed& needed, std::size_t row) {
    return needed.column ? rows_.is_missing(row, *needed.column) : bool(needed.numbers->missing[row]);
  };
  std::vector<std::size_t> lacking(needed_.size(), 0);
  std::vector<std::size_t> complete;
  complete.reserve(rows_.used().size());
  for (const std::size_t row : rows_.used()) {
    bool is_complete = true;
    for (std::size_t i = 0; i < needed_.size(); ++i) {
      if (!lacks(needed_[i], row)) continue;
      is_complete = false;
      ++lacking[i];
    }
    if (is_complete) complete.push_back(row);
  }
  for (std::size_t i = 0; i < needed_.size(); ++i) {
    if (lacking[i] > 0) account.missing.push_back({needed_[i].name + " is missing", lacking[i]});
  }
  account.missing_rows = rows_.used().size() - complete.size();
  return complete;
}

}  // namespace entente
