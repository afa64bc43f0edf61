#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/panel/recipe.hpp"
#include "sim/core/place.hpp"

#include <string>
#include <vector>

namespace entente {

/// A multiverse as its file has it.
struct MultiverseRecipe {
  MultiversePlan plan;
  std::string panel;  ///< path of the panel's recipe; empty where the file names none
  Place panel_place;  ///< of that name, or of the file
};

/// Reads a multiverse, strictly: keys, types, words, switches and formulas with file, line and column. Keys:
///
/// - entente_multiverse: 1
/// - name, title: text
/// - panel: the panel's recipe, a file beside this one; none where the panel is the user's own
/// - term: the variable whose effect is told
/// - scale: sd (for a rise by one standard deviation; where none is given) or unit
/// - level: of intervals, 0.95 where none is given
/// - exclude, index: of every model, as in a specification
/// - dimensions: {name: {label, choices: {name: {...}}}}, the first choice being the one that others are compared with
/// - incompatible: [{when: {dimension: choice or [choices]}, why: text}]
///
/// Keys of a choice, all but `why` optional; what it does not set other dimensions may:
///
/// - label: in figures; why: it is reasonable
/// - switches: {switch: choice}, of the panel
/// - model: "table1/all", "mine.yaml/all", or a map as a specification's (scenarios/specification/model_reader.hpp)
/// - family, amount, ceiling: as a specification's model has them
/// - covariance, convention: as --vcov and --convention
/// - exclude: {variable: [values]}, beside those of every model
///
/// @param switches those that panels have.
MultiverseRecipe read_multiverse(const std::string& path, const std::vector<PanelSwitch>& switches);
/// `file` is what errors call it; the panel's recipe is looked up in its folder.
MultiverseRecipe parse_multiverse(std::string text, const std::string& file, const std::vector<PanelSwitch>& switches);

}  // namespace entente
