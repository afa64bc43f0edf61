#include "estimate/multiverse/run.hpp"
#include "estimate/multiverse/summary.hpp"
#include "estimate/panel/recipe.hpp"
#include "results/multiverse/multiverse_csv.hpp"
#include "results/multiverse/multiverse_summary.hpp"
#include "results/multiverse/specification_curve.hpp"
#include "results/run_folder/target.hpp"
#include "results/terminal/progress.hpp"
#include "scenarios/multiverse/multiverse_recipe.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/multiverse_files.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/panel_maker.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace entente {
namespace {

struct MultiverseCommand {
  std::string recipe;
  PanelCommand panel;
  std::optional<std::string> out, width;
  std::string threads = "0";
  bool json = false, quiet = false;
};

bool switches_vary(const MultiversePlan& plan) {
  return std::any_of(plan.dimensions.begin(), plan.dimensions.end(), [](const MultiverseDimension& dimension) {
    return std::any_of(dimension.choices.begin(), dimension.choices.end(),
                       [](const MultiverseChoice& choice) { return !choice.switches.empty(); });
  });
}

MultiverseRun run_with_progress(const MultiversePlan& plan, const PanelMaker& make, int threads, bool quiet) {
  std::unique_ptr<ProgressBar> bar;
  MultiverseOptions options{.threads = threads, .interrupted = &interrupted()};
  if (!quiet) {
    options.progress = [&bar](std::size_t done, std::size_t total) {
      if (!bar) bar = std::make_unique<ProgressBar>(total, ProgressBar::on_terminal, "fits");
      bar->update(done);
    };
  }
  return run_multiverse(plan, make, options);
}

void multiverse(const MultiverseCommand& command) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  const int threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
  const SpecificationCurveOptions figure{curve_width(command.width)};
  MultiverseRecipe recipe = read_multiverse(command.recipe, panel_switches());
  MultiversePlan& plan = recipe.plan;
  check_columns(plan);
  if (command.out) check_target(*command.out, FolderKind::multiverse);
  const PanelMakerPlan panels = plan_panels(command.panel, recipe.panel, recipe.panel_place, switches_vary(plan));
  plan.switches = panels.switches;

  const MultiverseRun run = run_with_progress(plan, panels.make, threads, command.quiet);
  const MultiverseSummary summary = summarise(plan, run);
  const std::string json =
      multiverse_json(plan, run, summary, plan.title + "; Entente " ENTENTE_VERSION " on " + panels.source);
  if (command.out) {
    MultiverseManifest manifest{ENTENTE_VERSION, plan.name, {digest_file(command.recipe, command.recipe)}, {}, {}};
    for (const std::string& input : panels.inputs) manifest.inputs.push_back(digest_file(input, input));
    manifest.machine = {
        .threads = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency()),
        .compiler = compiler_name(),
        .elapsed_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
        .started_utc = started};
    const MultiverseFiles files{multiverse_csv(plan, run), json, specification_curve(plan, run, summary, figure)};
    for (const std::string& note : write_multiverse(*command.out, files, manifest)) {
      std::cerr << "entente: " << note << '\n';
    }
  }
  if (command.json) {
    std::cout << json;
  } else {
    std::cout << multiverse_text(plan, run, summary);
    if (command.out) std::cout << "\nWritten to " << *command.out << '\n';
  }
}

}  // namespace

void add_multiverse_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<MultiverseCommand>();
  CLI::App* command =
      app.add_subcommand("multiverse", "Fit every reasonable combination of choices: the specification curve");
  command->add_option("--recipe", options->recipe, "What varies (YAML)")->required();
  add_panel_options(*command, options->panel);
  command->add_option("--out", options->out,
                      "Folder for universes.csv, summary.json and the specification curve; replaced when it is a "
                      "former run's");
  command->add_option("--width", options->width, "Of the figure in millimetres, 84 to 400 (default 174, a page)");
  command->add_flag("--json", options->json, "Print the summary as one JSON object");
  command->add_option("--threads", options->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->add_flag("--quiet", options->quiet, "Show no progress");
  command->footer(
      "Examples:\n"
      "  entente multiverse --recipe scenarios/recipes/afghanistan_multiverse.yaml --sources FOLDER --out "
      "out/multiverse\n"
      "  entente multiverse --recipe mine.yaml --panel panel.csv --json\n"
      "Exit code 0: done; 1: the work or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { multiverse(*options); }; });
}

}  // namespace entente
