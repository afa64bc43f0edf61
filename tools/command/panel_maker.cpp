#include "tools/command/panel_maker.hpp"

#include "estimate/panel/build_panel.hpp"
#include "scenarios/recipe/recipe_reader.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/error.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <utility>

namespace entente {
namespace {

Panel panel_of(Table table) {
  Panel panel{std::move(table), {}};
  panel.synonyms = panel_synonyms(panel.table);
  return panel;
}

PanelMakerPlan own_panel(const PanelCommand& command, bool switched) {
  if (switched) {
    throw input_error({.key = "--panel"}, "a panel of your own has no switches to vary", "a recipe without switches",
                      "--sources FOLDER builds the panels of a recipe");
  }
  const std::string name = std::filesystem::path(*command.panel).filename().string();
  const auto panel = std::make_shared<const Panel>(panel_of(Table::read(*command.panel, name)));
  return {[panel](const SwitchChoices&) { return *panel; }, {}, {*command.panel}, name};
}

}  // namespace

void add_panel_options(CLI::App& command, PanelCommand& options) {
  auto* sources = command.add_option("--sources", options.sources, "Folder of the public files that the recipe names");
  command.add_option("--panel", options.panel, "A country-year panel of your own (CSV), for recipes without switches")
      ->excludes(sources);
}

PanelMakerPlan plan_panels(const PanelCommand& command, const std::string& recipe, const Place& recipe_place,
                           bool switched) {
  if (command.panel) return own_panel(command, switched);
  if (!command.sources) {
    throw input_error({.key = "--sources"}, "there is no panel", "--sources FOLDER, or --panel FILE for your own");
  }
  if (recipe.empty()) {
    throw input_error(recipe_place, "no recipe for a panel is named", "panel: RECIPE.yaml",
                      "or --panel FILE in place of --sources");
  }
  const PanelRecipe read = read_panel_recipe(recipe);
  const auto sources = std::make_shared<const PanelSources>(read, *command.sources);
  PanelMakerPlan plan;
  plan.switches = read.switches;
  plan.source = "panels of " + read.name;
  plan.inputs.push_back(recipe);
  for (const auto& [kind, file] : read.files) {
    plan.inputs.push_back(source_path(read, *command.sources, kind));
  }
  plan.make = [read, sources](const SwitchChoices& switches) {
    PanelRecipe chosen = read;
    chosen.switches = switches;
    return panel_of(Table::parse(build_panel(chosen, *sources).csv, read.name + " (panel)"));
  };
  return plan;
}

}  // namespace entente
