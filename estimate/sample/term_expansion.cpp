#include "estimate/sample/term_expansion.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace entente {
namespace {

using Kind = Expression::Kind;

// The names of a term's factors, which colons part unless they stand in backquotes.
std::vector<std::string> factor_names(const std::string& term) {
  std::vector<std::string> names(1);
  bool quoted = false;
  for (const char letter : term) {
    if (letter == '`') quoted = !quoted;
    if (letter == ':' && !quoted) {
      names.emplace_back();
    } else {
      names.back() += letter;
    }
  }
  return names;
}

bool same(const Expression& a, const Expression& b) {
  return a.kind == b.kind && a.name == b.name && a.value == b.value &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(), same);
}

bool has_margin(const std::vector<Term>& terms, const Term& term, std::size_t left_out) {
  if (term.factors.size() == 1) return true;
  return std::any_of(terms.begin(), terms.end(), [&](const Term& known) {
    if (known.factors.size() + 1 != term.factors.size()) return false;
    std::size_t i = 0;
    for (std::size_t factor = 0; factor < term.factors.size(); ++factor) {
      if (factor != left_out && !same(known.factors[i++], term.factors[factor])) return false;
    }
    return true;
  });
}

struct Column {
  Expression expression;
  std::string name;
};

// The columns that one factor of a term has on its own.
std::vector<Column> columns_of(const Expression& factor, const std::string& name, bool contrasts,
                               const std::map<std::string, FactorLevels>& levels) {
  if (!is_factor(factor)) return {{factor, name}};
  const FactorLevels& known = levels.at(factor.arguments[0].name);
  std::vector<Column> columns;
  for (std::size_t level = contrasts ? 1 : 0; level < known.values.size(); ++level) {
    Expression indicator = factor;
    Expression value;
    value.value = known.values[level];
    indicator.arguments.push_back(std::move(value));
    columns.push_back({std::move(indicator), name + known.labels[level]});
  }
  return columns;
}

// The first factor varies fastest, as in R.
std::vector<Term> crossed(const std::vector<Term>& terms, const std::vector<Column>& columns) {
  std::vector<Term> result;
  for (const Column& column : columns) {
    for (const Term& term : terms) {
      Term& product = result.emplace_back(term);
      product.name += (product.factors.empty() ? "" : ":") + column.name;
      product.factors.push_back(column.expression);
    }
  }
  return result;
}

}  // namespace

bool is_factor(const Expression& expression) { return expression.kind == Kind::call && expression.name == "factor"; }

std::vector<Term> expand_factors(const std::vector<Term>& terms, bool spans_constant,
                                 const std::map<std::string, FactorLevels>& levels) {
  bool needs_all_levels = !spans_constant;  // of the first factor of all
  std::vector<Term> expanded;
  for (const Term& term : terms) {
    if (std::none_of(term.factors.begin(), term.factors.end(), is_factor)) {
      expanded.push_back(term);
      continue;
    }
    const std::vector<std::string> names = factor_names(term.name);
    std::vector<Term> products = {{"", {}, term.column}};
    for (std::size_t i = 0; i < term.factors.size(); ++i) {
      const bool is_first = is_factor(term.factors[i]) && std::exchange(needs_all_levels, false);
      const bool contrasts = !is_first && has_margin(terms, term, i);
      products = crossed(products, columns_of(term.factors[i], names[i], contrasts, levels));
    }
    for (Term& product : products) expanded.push_back(std::move(product));
  }
  return expanded;
}

Term lagged_outcome(const Formula& formula) {
  Expression lag;
  lag.kind = Kind::leaf;
  lag.value = 1;
  lag.name = "lag(" + formula.response_name + ")";
  lag.column = formula.response.column;
  lag.arguments.push_back(formula.response);
  return {lag.name, {lag}, lag.column};
}

Expression product_of(const Term& term) {
  Expression product = term.factors.front();
  for (std::size_t i = 1; i < term.factors.size(); ++i) {
    Expression larger;
    larger.kind = Kind::multiply;
    larger.column = term.column;
    larger.arguments = {std::move(product), term.factors[i]};
    product = std::move(larger);
  }
  return product;
}

std::vector<Term> between_and_within(const Term& term) {
  std::vector<Term> pair;
  for (const char* part : {"between", "within"}) {
    Expression leaf;
    leaf.kind = Kind::leaf;
    leaf.name = std::string(part) + "(" + term.name + ")";
    leaf.column = term.column;
    leaf.arguments.push_back(product_of(term));
    pair.push_back({leaf.name, {leaf}, term.column});
  }
  return pair;
}

}  // namespace entente
