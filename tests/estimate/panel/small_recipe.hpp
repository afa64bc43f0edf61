#pragma once

#include "estimate/panel/build_panel.hpp"
#include "estimate/panel/choice.hpp"
#include "estimate/table/csv.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente::testing {

/// The recipe of tests/tools/panels/iraq.yaml: three years of a made-up war, nine states.
inline PanelRecipe small_recipe() {
  PanelRecipe recipe;
  recipe.name = "iraq_small";
  recipe.first_year = Year{2003};
  recipe.last_year = Year{2005};
  recipe.leader = CowCode{2};
  recipe.theatre = CowCode{645};
  recipe.war = "iraq";
  recipe.operation_labels = {"mnf", "ntm"};
  recipe.operations = {"MNF-I", "NTM-I"};
  recipe.locations = {"Iraq", "Kuwait"};
  recipe.files = {{"state_system", "states.csv"},     {"armed_forces", "forces.csv"},
                  {"deployments", "deployments.csv"}, {"placemats", "placemats.csv"},
                  {"casualties", "deaths.csv"},       {"national_capabilities_6", "capabilities.csv"},
                  {"ideal_points", "votes.csv"},      {"democracy", "democracy.csv"},
                  {"leader_alliances", "ties.csv"},   {"alliance_scores", "scores.csv"},
                  {"capitals", "capitals.csv"},       {"gdp_current", "gdp.csv"},
                  {"gdp_estimates", "estimates.csv"}};
  recipe.switches = corrected();
  recipe.switches["potential"] = "difference";
  return recipe;
}

inline const PanelSources& small_sources() {
  static const PanelSources sources(small_recipe(), ENTENTE_SOURCE_DIR "/tests/tools/panels/sources");
  return sources;
}

/// The panel under some choices in place of the recipe's, "SWITCH=CHOICE".
class SmallPanel {
 public:
  explicit SmallPanel(const std::vector<std::string>& choices = {}) {
    PanelRecipe recipe = small_recipe();
    for (const std::string& choice : choices) set_choice(recipe, choice, {});
    built = build_panel(recipe, small_sources());
    table = Table::parse(built.csv, "panel");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows_[table.text(row, table.column("country")) + ' ' + table.text(row, table.column("year"))] = row;
    }
  }

  /// A cell by the row's name, "Poland 2004"; "no row" without one.
  std::string at(const std::string& row, const std::string& column) const {
    const auto found = rows_.find(row);
    return found == rows_.end() ? "no row" : table.text(found->second, table.column(column));
  }
  double number(const std::string& row, const std::string& column) const {
    return table.required_number(rows_.at(row), table.column(column));
  }

  BuiltPanel built;
  Table table;

 private:
  std::map<std::string, std::size_t> rows_;
};

}  // namespace entente::testing
