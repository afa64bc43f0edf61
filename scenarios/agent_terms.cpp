#include "scenarios/agent_terms.hpp"

#include "estimate/sample/model_matrix.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/contribution/coefficients.hpp"

#include <string_view>

namespace entente {
namespace {

constexpr std::string_view log_prefix = "log(";

// What stands inside log(...), or the term itself.
struct TermParts {
  std::string column;
  bool logarithm;
};

TermParts parts_of(const std::string& term) {
  const bool logarithm = term.starts_with(log_prefix) && term.ends_with(')');
  return {logarithm ? term.substr(log_prefix.size(), term.size() - log_prefix.size() - 1) : term, logarithm};
}

// The name of a column and nothing else: letters, digits, "_" and ".", none of R's operators.
bool is_column(std::string_view name) {
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '.') return false;
  }
  return !name.empty();
}

}  // namespace

bool is_published_panel(const Table& table) { return table.find(vocabulary_entry("share")->column).has_value(); }

std::optional<std::string> agent_term(const std::string& term, bool published_panel) {
  if (term == design_intercept) return intercept_term;
  const TermParts parts = parts_of(term);
  if (!is_column(parts.column)) return std::nullopt;
  if (!published_panel) return term;
  for (const VocabularyEntry& known : vocabulary()) {
    if (parts.column == known.column) return parts.logarithm ? "log(" + std::string(known.name) + ")" : known.name;
  }
  return term;
}

std::string unit_of(const std::string& agent_term) {
  if (agent_term == intercept_term) return "1";
  const TermParts parts = parts_of(agent_term);
  const VocabularyEntry* known = vocabulary_entry(parts.column);
  if (!known) return "as in the panel";
  return (parts.logarithm ? "log of " : "") + std::string(known->unit);
}

}  // namespace entente
