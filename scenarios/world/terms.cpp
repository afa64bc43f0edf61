#include "scenarios/world/terms.hpp"

#include "estimate/theory/registry.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>

namespace entente {
namespace {

constexpr std::string_view log_prefix = "log(";
constexpr std::string_view war_prefix = "war(";

// What stands between the prefix and the closing bracket.
std::string inside(const std::string& term, std::string_view prefix) {
  return term.substr(prefix.size(), term.size() - prefix.size() - 1);
}

}  // namespace

std::vector<std::string> terms_of(const std::string& name) { return theory(name).terms; }

std::vector<std::string> fitted_terms(const Scenario& scenario) {
  std::vector<std::string> terms = terms_of(scenario.theory);
  if (!scenario.war_intercepts) return terms;
  const auto last = std::find(terms.begin(), terms.end(), potential_term);
  std::vector<std::string> wars;
  for (std::size_t war = 1; war < scenario.wars.size(); ++war) wars.push_back(war_term(scenario.wars[war].id));
  terms.insert(last, wars.begin(), wars.end());
  return terms;
}

bool is_logarithm(const std::string& term) { return term.starts_with(log_prefix) && term.ends_with(')'); }

std::string war_term(WarId war) { return std::string(war_prefix) + std::to_string(war.number()) + ")"; }

std::optional<WarId> war_of_term(const std::string& term) {
  if (!term.starts_with(war_prefix) || !term.ends_with(')')) return std::nullopt;
  const std::string digits = inside(term, war_prefix);
  std::uint16_t id = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error != std::errc{} || end != digits.data() + digits.size() || id == 0) return std::nullopt;
  return WarId(id);
}

std::string column_of(const std::string& term) {
  if (term == intercept_term || war_of_term(term)) return {};
  return is_logarithm(term) ? inside(term, log_prefix) : term;
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
