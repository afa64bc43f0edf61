#include "scenarios/agent_terms.hpp"

#include "estimate/sample/model_matrix.hpp"
#include "sim/contribution/coefficients.hpp"

#include <array>
#include <string_view>

namespace entente {
namespace {

constexpr std::string_view log_prefix = "log(";

constexpr std::array<AgentTerm, 9> published = {{
    {"potential", "pot_gain", false, "1"},
    {"un_agreement", "pctagreeus", false, "share of votes"},
    {"democracy", "dem", false, "0 or 1"},
    {"casualties", "casualties", false, "deaths a year"},
    {"ally", "us_ally", false, "0 or 1"},
    {"cinc", "cinc", false, "share of the system's capabilities"},
    {"log(gdp_current)", "gdp", true, "log of current US dollars"},
    {"log(gdp_per_head_current)", "gdppc", true, "log of current US dollars"},
    {"distance_as_published", "distance", false, "statute miles"},
}};

// The name of a column and nothing else: letters, digits, "_" and ".", none of R's operators.
bool is_column(std::string_view name) {
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '.') return false;
  }
  return !name.empty();
}

}  // namespace

std::span<const AgentTerm> published_terms() { return published; }

std::optional<std::string> agent_term(const std::string& term, bool published_panel) {
  if (term == design_intercept) return intercept_term;
  const bool logarithm = term.starts_with(log_prefix) && term.ends_with(')');
  const std::string column = logarithm ? term.substr(log_prefix.size(), term.size() - log_prefix.size() - 1) : term;
  if (!is_column(column)) return std::nullopt;
  if (!published_panel) return term;
  for (const AgentTerm& known : published) {
    if (column != known.column) continue;
    if (logarithm == known.logarithm) return known.term;
    // The same column without the logarithm, or with one: the agents' name of the column stays.
    const std::string name = known.term;
    return logarithm ? "log(" + name + ")" : name.substr(log_prefix.size(), name.size() - log_prefix.size() - 1);
  }
  return term;
}

std::string unit_of(const std::string& agent_term) {
  if (agent_term == intercept_term) return "1";
  for (const AgentTerm& known : published) {
    if (agent_term == known.term) return known.unit;
  }
  return "as in the panel";
}

}  // namespace entente
