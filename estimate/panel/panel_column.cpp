#include "estimate/panel/panel_column.hpp"

#include "estimate/panel/choice.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>
#include <utility>

namespace entente {

namespace {

// Whole numbers in full: 1000000 rather than 1e+06. Doubles hold them all up to this.
constexpr double largest_in_full = 1e15;

std::string cell_text(double number) {
  if (std::isinf(number)) return number > 0 ? "Inf" : "-Inf";
  const bool whole = std::abs(number) < largest_in_full && number == std::trunc(number);
  return whole ? std::to_string(static_cast<long long>(number)) : number_text(number);
}

}  // namespace

void PanelColumn::add(std::optional<double> number) { cells.push_back(number ? cell_text(*number) : std::string()); }

bool PanelFrame::is(const std::string& panel_switch, std::string_view choice) const {
  return chosen(recipe, panel_switch, choice);
}

std::string PanelFrame::source(const std::string& kind) const {
  const auto file = recipe.files.find(kind);
  if (file == recipe.files.end()) return "the recipe names no source";
  for (const PanelSourceKind& known : panel_source_kinds()) {
    if (known.name == kind) return known.meaning + " (" + known.citation + "), " + file_name(recipe, kind);
  }
  return file->second;
}

void PanelFrame::require_source(const std::string& kind, const std::string& why) const {
  if (recipe.files.count(kind)) return;
  const auto place = recipe.places.find("sources");
  throw input_error(place == recipe.places.end() ? Place{.key = "sources"} : place->second,
                    why + ": the source " + kind + " is not named", kind + ": FILE among the sources");
}

PanelColumn& PanelFrame::column(CodebookEntry entry) const {
  PanelColumn& added = columns.emplace_back();
  added.entry = std::move(entry);
  added.cells.reserve(rows.size());
  return added;
}

std::string choice_meaning(const PanelRecipe& recipe, const std::string& panel_switch) {
  for (const PanelSwitch& known : panel_switches()) {
    if (known.name != panel_switch) continue;
    for (const PanelSwitch::Choice& choice : known.choices) {
      if (chosen(recipe, panel_switch, choice.name)) return choice.meaning;
    }
  }
  return {};
}

void add_identity_columns(const PanelFrame& frame) {
  const std::string list = frame.is("rows", "military_balance") ? "armed_forces" : "state_system";
  const auto add = [&](const std::string& name, const std::string& meaning, const std::string& missing, auto cell) {
    PanelColumn& column = frame.column({name, meaning, "", frame.source(list), missing});
    for (const PanelRow& row : frame.rows) column.add(cell(row));
  };
  const std::string system = "what is not in the state system since the first year";
  add("year", "calendar year", "never", [](const PanelRow& row) { return std::to_string(row.year.number()); });
  add("country", "name", "never", [](const PanelRow& row) { return row.country; });
  add("stateabb", "abbreviation of the Correlates of War, which is no ISO code", system,
      [](const PanelRow& row) { return row.abbreviation; });
  add("ccode", "Correlates of War number; 665 and 0 for what is no state", "never",
      [](const PanelRow& row) { return std::to_string(row.code.number()); });
  add("iso3", "ISO 3166-1 alpha-3 code; the Correlates of War number where there is none", "what is no state",
      [](const PanelRow& row) { return row.state == CowCode{} ? std::string() : iso3(row.state); });
}

}  // namespace entente
