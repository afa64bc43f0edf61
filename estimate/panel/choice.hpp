#pragma once

#include "estimate/panel/recipe.hpp"

#include <string_view>

namespace entente {

/// Throws Error (Fault::input) at `place` unless there is a switch of this name with this choice: the names that there
/// are, and the nearest.
void check_choice(const std::string& panel_switch, const std::string& choice, const Place& place);

/// Whether the recipe has made this choice. The switch must be one of `panel_switches()`.
bool chosen(const PanelRecipe& recipe, const std::string& panel_switch, std::string_view choice);

/// Puts "SWITCH=CHOICE" in the place of the recipe's own choice. Throws Error (Fault::input) at `place`.
void set_choice(PanelRecipe& recipe, std::string_view text, const Place& place);

}  // namespace entente
