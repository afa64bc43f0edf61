#pragma once

#include "estimate/panel/panel_content.hpp"

#include <string>
#include <vector>

namespace entente {

/// A state-year of the panel.
struct PanelRow {
  CowCode state;  ///< 0 for what is no state
  Year year;
  /// The code under which the panel files the row and looks it up in other sources: the state's, or the wrong one that
  /// a switch asks for, or 665 and 0 for what is no state.
  CowCode code;
  std::string country;       ///< as The Military Balance spells it in the edition, else the state's usual name
  std::string abbreviation;  ///< COW's; empty for what is not in the state system since the recipe's first year
  std::string label;         ///< "Germany 2003", as audits name it
  const ArmedForcesRow* forces = nullptr;

  StateYear key() const { return {state, year}; }
  StateYear merge_key() const { return {code, year}; }
  bool in_system() const { return !abbreviation.empty(); }
};

/// The rows that the recipe asks for, by code and year. What became of the entries of The Military Balance is told in
/// `audit`.
std::vector<PanelRow> panel_rows(const PanelRecipe& recipe, const PanelSources::Content& content, MergeAudit& audit);

}  // namespace entente
