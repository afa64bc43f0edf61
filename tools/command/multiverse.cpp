#include "estimate/multiverse/run.hpp"
#include "estimate/multiverse/summary.hpp"
#include "results/multiverse/multiverse_csv.hpp"
#include "results/multiverse/multiverse_summary.hpp"
#include "results/multiverse/specification_curve.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/run_folder/target.hpp"
#include "results/terminal/progress.hpp"
#include "scenarios/multiverse/multiverse_recipe.hpp"
#include "sim/parallel/blocks.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/figure_tools.hpp"
#include "tools/command/multiverse_files.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/panel_maker.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace entente {
namespace {

struct MultiverseOptionsTyped {
  std::string recipe;
  PanelCommand panel;
  std::optional<std::string> out, width;
  std::string threads = "0";
  bool json = false, quiet = false;
};

void multiverse(const MultiverseOptionsTyped& typed) {
  const auto started = std::chrono::steady_clock::now();
  const int threads = static_cast<int>(whole_number("--threads", typed.threads, 0, most_threads));
  const SpecificationCurveOptions figure{curve_width(typed.width)};
  MultiverseRecipe recipe = read_multiverse(typed.recipe, panel_switches());
  check_columns(recipe.plan);
  if (typed.out) check_target(*typed.out);
  PanelMakerPlan maker = plan_panels(typed.panel, recipe);
  recipe.plan.switches = maker.switches;

  MultiverseOptions options{.threads = threads};
  if (!typed.quiet) options.progress = fit_progress();
  const MultiverseRun run = run_multiverse(recipe.plan, maker.make, options);
  const MultiverseSummary summary = summarise(recipe.plan, run);
  const std::string note = recipe.plan.title + "; Entente " ENTENTE_VERSION " on " + maker.source;
  const std::string json = multiverse_json(recipe.plan, run, summary, note);
  if (typed.out) {
    MultiverseFiles files{.csv = multiverse_csv(recipe.plan, run),
                          .json = json,
                          .figure = specification_curve(recipe.plan, run, summary, figure)};
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
    files.inputs = maker.inputs;
    files.inputs.insert(files.inputs.begin(), typed.recipe);
    const std::vector<std::string> notes = write_multiverse(*typed.out, files, recipe.plan, {threads, elapsed.count()});
    if (!typed.quiet) {
      for (const std::string& line : notes) std::cerr << line << '\n';
    }
  }
  std::cout << (typed.json ? json : multiverse_text(recipe.plan, run, summary));
}

}  // namespace

void add_multiverse_command(CLI::App& app, std::function<void()>& chosen) {
  auto typed = std::make_shared<MultiverseOptionsTyped>();
  CLI::App* command =
      app.add_subcommand("multiverse", "Fit every reasonable combination of choices: the specification curve");
  command->add_option("--recipe", typed->recipe, "What varies (YAML)")->required();
  add_panel_options(*command, typed->panel);
  command->add_option("--out", typed->out, "Folder for universes.csv, summary.json and the specification curve");
  command->add_option("--width", typed->width, "Of the figure in millimetres, 84 to 400 (default 174, a page)");
  command->add_flag("--json", typed->json, "Print the summary as one JSON object");
  command->add_option("--threads", typed->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->add_flag("--quiet", typed->quiet, "No progress and no notices");
  command->footer(
      "Examples:\n"
      "  entente multiverse --recipe scenarios/recipes/afghanistan_multiverse.yaml --sources FOLDER --out "
      "out/multiverse\n"
      "  entente multiverse --recipe mine.yaml --panel panel.csv --json\n"
      "Exit code 0: done; 1: the work or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([typed, &chosen] { chosen = [typed] { multiverse(*typed); }; });
}

}  // namespace entente
