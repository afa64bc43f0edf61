#pragma once

#include "estimate/panel/recipe.hpp"

#include <string>

namespace entente {

/// Reads a recipe for a country-year panel, strictly: keys, types, words and states with file, line and column. Keys:
///
/// - entente_recipe: 1
/// - name, title: text
/// - years: [first, last], calendar years
/// - leader, theatre: a state by ISO-3 code or COW number
/// - war: the word for it in names of columns ("afghan" in troops_afghan_total)
/// - operations: {label: name}, the operations of The Military Balance that count, and what their columns are called
/// - locations: a list of the places in which they count, as The Military Balance spells them ("" for none given)
/// - sources: {kind: file}, files in the folder of sources; democracy_marks and alliance_scores beside the recipe
/// - start_from: as_published or corrected, the choices for switches that are not named
/// - switches: {switch: choice}
PanelRecipe read_panel_recipe(const std::string& path);
/// `file` is what errors call it; democracy_marks and alliance_scores are looked up in its folder.
PanelRecipe parse_panel_recipe(std::string text, const std::string& file);

}  // namespace entente
