#include "scenarios/world/terms.hpp"

#include "estimate/theory/registry.hpp"
#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <limits>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view log_prefix = "log(";

bool is_logarithm(const std::string& term) { return term.starts_with(log_prefix) && term.ends_with(')'); }

std::vector<double> logarithms(const StateFacts& facts, const std::string& column, std::vector<double> values) {
  std::vector<Problem> problems;
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (values[cell] <= 0) {
      problems.push_back({facts.place(cell, column), "has no logarithm", "a number above 0", {}});
    }
    values[cell] = math::log(values[cell]);
  }
  throw_if_any(std::move(problems));
  return values;
}

}  // namespace

std::vector<std::string> terms_of(const std::string& name) { return theory(name).terms; }

std::string column_of(const std::string& term) {
  if (term == intercept_term) return {};
  return is_logarithm(term) ? term.substr(log_prefix.size(), term.size() - log_prefix.size() - 1) : term;
}

std::vector<double> term_values(const StateFacts& facts, const std::string& term) {
  if (term == intercept_term) return std::vector<double>(facts.layout.cells(), 1.0);
  constexpr double any = std::numeric_limits<double>::max();
  const std::string column = column_of(term);
  std::vector<double> values = facts.column(column, -any, any);
  return is_logarithm(term) ? logarithms(facts, column, std::move(values)) : values;
}

std::vector<double> state_effect_column(const Coefficients& coefficients, const StateYears& layout) {
  std::vector<double> effects(layout.cells(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t cell = 0; cell < effects.size(); ++cell) {
    const auto found = coefficients.state_effects.find(layout.states[cell % layout.states.size()]);
    if (found != coefficients.state_effects.end()) effects[cell] = found->second;
  }
  return effects;
}

}  // namespace entente
