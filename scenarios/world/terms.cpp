#include "scenarios/world/terms.hpp"

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

std::vector<std::string> terms_of(const std::string& theory) {
  const std::vector<std::string> collective_action = {"cinc", "log(gdp)", "log(gdp_per_head)"};
  const std::vector<std::string> balance_of_threat = {"distance_km"};
  const std::vector<std::string> alliance_dependence = {"un_agreement", "ally"};
  const std::vector<std::string> domestic_politics = {"democracy"};

  std::vector<std::string> terms = {intercept_term};
  const auto add = [&terms](const std::vector<std::string>& more) {
    terms.insert(terms.end(), more.begin(), more.end());
  };
  const bool all_conventional = theory == "signalling" || theory == "combined";
  if (all_conventional || theory == "collective_action") add(collective_action);
  if (all_conventional || theory == "balance_of_threat") add(balance_of_threat);
  if (all_conventional || theory == "alliance_dependence") add(alliance_dependence);
  if (all_conventional || theory == "domestic_politics") add(domestic_politics);
  if (theory == "signalling" || theory == "potential_alone") terms.emplace_back(potential_term);
  return terms;
}

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
