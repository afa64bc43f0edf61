#include "estimate/multiverse/one_at_a_time.hpp"
#include "estimate/table/write_file.hpp"
#include "results/multiverse/switch_report.hpp"
#include "results/regression/render.hpp"
#include "scenarios/recipe/recipe_reader.hpp"
#include "scenarios/specification/specification.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/panel_maker.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

enum class Format { text, markdown, latex, html, csv };
const std::vector<std::pair<std::string, Format>> formats = {{"text", Format::text},
                                                             {"markdown", Format::markdown},
                                                             {"latex", Format::latex},
                                                             {"html", Format::html},
                                                             {"csv", Format::csv}};

struct SwitchesCommand {
  std::string recipe, against, sources;
  std::string specification = "table1", covariance = "cluster:ccode", term = "pot_gain", threads = "0";
  std::optional<std::string> table, out;
  bool json = false;
};

// What else differs would be laid to the switches' account.
void check_same(const PanelRecipe& from, const PanelRecipe& to) {
  const bool same = from.first_year == to.first_year && from.last_year == to.last_year && from.leader == to.leader &&
                    from.theatre == to.theatre && from.files == to.files && from.operations == to.operations &&
                    from.locations == to.locations;
  if (same && from.switches == to.switches) {
    throw input_error({.key = "--against"}, "the recipes have the same switches", "one at least that differs");
  }
  if (same) return;
  throw input_error({.key = "--against"}, "the recipes differ in more than their switches",
                    "the same years, states, sources, operations and locations in both");
}

UniverseModel model_of(const ModelSpecification& specification, const std::string& covariance) {
  return {specification.name, specification.formula, specification.model, specification.sample,
          parse_covariance(covariance, {.key = "--vcov"})};
}

std::string rendered(const SwitchesCommand& command, const std::vector<VariantReports>& variants,
                     const SwitchReportOptions& options) {
  if (command.json) return switch_json(variants, options, options.title + "; Entente " ENTENTE_VERSION);
  const Format format = command.table ? chosen_word("--table", *command.table, formats) : Format::text;
  if (format == Format::csv) return switch_csv(variants, options);
  const RegressionTable table = switch_table(variants, options);
  switch (format) {
    case Format::markdown: return regression_markdown(table);
    case Format::latex: return regression_latex(table);
    case Format::html: return regression_html(table);
    default: return regression_text(table);
  }
}

void switches(const SwitchesCommand& command) {
  const int threads = static_cast<int>(whole_number("--threads", command.threads, 0, most_threads));
  if (command.table) chosen_word("--table", *command.table, formats);
  if (command.out) check_writable(*command.out, "--out");
  const Specification specification = find_specification(command.specification, {.key = "--spec"});
  const PanelRecipe from = read_panel_recipe(command.recipe);
  const PanelRecipe to = read_panel_recipe(command.against);
  check_same(from, to);
  SwitchReportOptions options{.title = specification.source + ": " + from.name + " and " + to.name,
                              .from = from.name,
                              .to = to.name,
                              .term = command.term};
  std::vector<UniverseModel> models;
  for (const ModelSpecification& model : specification.models) {
    models.push_back(model_of(model, command.covariance));
    options.heads.push_back(model.label);
  }
  const PanelMakerPlan panels =
      plan_panels({.sources = command.sources, .panel = {}}, command.recipe, {.key = "--recipe"}, true);
  const std::vector<SwitchVariant> variants = one_at_a_time(from.switches, to.switches, panel_switches());
  const std::vector<VariantReports> reports =
      fit_variants(variants, models, panels.make, {.threads = threads, .interrupted = &interrupted()});
  check_switch_term(reports, command.term);
  const std::string text = rendered(command, reports, options);
  if (command.out) {
    write_file(*command.out, text);
  } else {
    std::cout << text;
  }
}

}  // namespace

void add_switches_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<SwitchesCommand>();
  CLI::App* command = app.add_subcommand(
      "switches", "Set models of two recipes' panels side by side, and change one switch at a time between them");
  command->add_option("--recipe", options->recipe, "Recipe of the first panel (YAML)")->required();
  command->add_option("--against", options->against, "Recipe of the second, which differs in switches only")
      ->required();
  command->add_option("--sources", options->sources, "Folder of the public files that the recipes name")->required();
  command->add_option("--spec", options->specification,
                      "Models: a specification that ships, or a file (default: table1)");
  command->add_option("--vcov", options->covariance, "Covariance of all models, as in fit (default: cluster:ccode)");
  command->add_option("--term", options->term, "Shown one switch at a time (default: pot_gain)");
  auto* json = command->add_flag("--json", options->json, "Print one JSON object with all terms at full precision");
  command->add_option("--table", options->table, "Print a table: text (default), markdown, latex, html or csv")
      ->excludes(json);
  command->add_option("--out", options->out, "File to write instead of standard output");
  command->add_option("--threads", options->threads,
                      "Threads; 0 takes as many as the machine has. Results do not depend on it");
  command->footer(
      "Example: entente switches --recipe scenarios/recipes/afghanistan_as_published.yaml --against "
      "scenarios/recipes/afghanistan_corrected.yaml --sources FOLDER --table markdown --out report.md\n"
      "Exit code 0: done; 1: a fit or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { switches(*options); }; });
}

}  // namespace entente
