#pragma once

#include "estimate/multiverse/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

/// Where panels come from, as the user typed it: public sources, or a panel of the user's own.
struct PanelCommand {
  std::optional<std::string> sources;
  std::optional<std::string> panel;
};

/// Adds --sources and --panel.
void add_panel_options(CLI::App& command, PanelCommand& options);

/// A maker of panels with what it starts from.
struct PanelMakerPlan {
  PanelMaker make;
  SwitchChoices switches;           ///< of the recipe; none for a panel of the user's own
  std::vector<std::string> inputs;  ///< files read
  std::string source;               ///< in words: "panels of afghanistan_as_published"
};

/// From the recipe of a panel (empty: none) and the command. Reads all sources, or the panel.
/// @param switched whether switches are to vary, which a panel of the user's own does not have.
/// Throws Error (Fault::input) with the option's name or the place in a file.
PanelMakerPlan plan_panels(const PanelCommand& command, const std::string& recipe, const Place& recipe_place,
                           bool switched);

}  // namespace entente
