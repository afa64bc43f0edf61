#include "estimate/sample/panel.hpp"

#include "estimate/formula/evaluate.hpp"
#include "estimate/sample/grouping.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

void gather_variables(const Expression& expression, std::vector<std::string>& names) {
  if (expression.kind == Expression::Kind::variable) names.push_back(expression.name);
  for (const Expression& argument : expression.arguments) gather_variables(argument, names);
}

// Whether unit and time tell all rows apart.
bool identifies_rows(const Table& table, std::size_t unit, std::size_t time) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!is_missing_text(table.view(row, unit)) && !is_missing_text(table.view(row, time))) rows.push_back(row);
  }
  const Grouping units = group_by(table, unit, rows, "");
  const Grouping times = group_by(table, time, rows, "");
  std::vector<std::uint64_t> keys(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) keys[i] = (std::uint64_t{units.level[i]} << 32) | times.level[i];
  std::sort(keys.begin(), keys.end());
  return !rows.empty() && std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

}  // namespace

Exclusion parse_exclusion(std::string_view text, const Place& place) {
  const std::string example = "VARIABLE=VALUE or VARIABLE=VALUE,VALUE,...";
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    throw input_error(place, "\"" + std::string(text) + "\" excludes nothing", example);
  }
  Exclusion exclusion{trimmed(text.substr(0, equals)), {}, place};
  if (exclusion.variable.empty()) throw input_error(place, "no variable stands before \"=\"", example);
  for (std::string_view rest = text.substr(equals + 1);; rest.remove_prefix(rest.find(',') + 1)) {
    const std::string value = trimmed(rest.substr(0, rest.find(',')));
    if (value.empty()) throw input_error(place, "\"" + std::string(text) + "\" has an empty value", example);
    const auto& known = exclusion.values;
    if (std::find(known.begin(), known.end(), value) == known.end()) exclusion.values.push_back(value);
    if (rest.find(',') == std::string_view::npos) return exclusion;
  }
}

bool is_missing_text(std::string_view text) { return text.empty() || text == "NA" || text == "NaN" || text == "."; }

std::optional<std::size_t> find_column(const Panel& panel, std::string_view name) {
  if (const auto found = panel.table.find(name)) return found;
  const auto synonym = panel.synonyms.find(std::string(name));
  if (synonym == panel.synonyms.end()) return std::nullopt;
  return panel.table.find(synonym->second);
}

std::vector<std::string> synonyms_used(const Panel& panel, const Formula& formula) {
  std::vector<std::string> names;
  gather_variables(formula.response, names);
  for (const Term& term : formula.terms) {
    for (const Expression& factor : term.factors) gather_variables(factor, names);
  }
  names.insert(names.end(), formula.effects.begin(), formula.effects.end());
  std::vector<std::string> used;
  for (const std::string& name : names) {
    const auto synonym = panel.synonyms.find(name);
    if (panel.table.find(name) || synonym == panel.synonyms.end() || !panel.table.find(synonym->second)) continue;
    const std::string note = name + " is the panel's " + synonym->second;
    if (std::find(used.begin(), used.end(), note) == used.end()) used.push_back(note);
  }
  return used;
}

std::optional<PanelIndex> usual_index(const Panel& panel) {
  const auto time = panel.table.find("year");
  if (!time) return std::nullopt;
  for (const char* name : {"ccode", "cow", "state", "stateabb"}) {
    const auto unit = panel.table.find(name);
    if (!unit) continue;
    if (!identifies_rows(panel.table, *unit, *time)) return std::nullopt;
    return PanelIndex{name, "year", panel.table.header_place()};
  }
  return std::nullopt;
}

}  // namespace entente
