#pragma once

#include "estimate/panel/build_panel.hpp"

#include <optional>
#include <vector>

namespace entente {

/// A value that looks mistyped, and the switch that repairs it.
struct KnownSuspect {
  SuspectValue value;           ///< as it stands, nothing repaired
  std::optional<double> meant;  ///< by the list of repairs; nothing where it is to be left out
  enum class Repair {
    none,   ///< it is on no list: it looks mistyped by the rule of estimate/source/mistyped.hpp and is taken as it is
    error,  ///< keying_errors
    peak,   ///< placemat_peaks
  } repair = Repair::none;
};

/// All of the recipe's years, in placemats, armed forces and deployments of the recipe's operations, by source and
/// line.
std::vector<KnownSuspect> find_suspects(const PanelRecipe& recipe, const PanelSources::Content& content);

/// What the recipe's switches make of them.
std::vector<SuspectValue> suspect_values(const PanelRecipe& recipe, const std::vector<KnownSuspect>& suspects);

}  // namespace entente
