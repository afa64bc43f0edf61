#include "estimate/panel/build_panel.hpp"
#include "estimate/panel/choice.hpp"
#include "estimate/panel/compare_panels.hpp"
#include "estimate/table/write_file.hpp"
#include "results/audit/audit_document.hpp"
#include "results/audit/codebook.hpp"
#include "results/audit/comparison_document.hpp"
#include "scenarios/recipe/recipe_reader.hpp"
#include "scenarios/registry/registry.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/commands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

struct PanelOptions {
  std::string recipe, sources;
  std::vector<std::string> set;
  std::optional<std::string> out, audit, codebook, compare, differences, tolerance;
  bool json = false, quiet = false, list_switches = false;
};

std::string ending_of(const std::string& path) { return std::filesystem::path(path).extension().string(); }

/// The format that a file's ending asks for; "" for another.
void check_ending(const char* option, const std::string& path, const std::string& one, const std::string& other) {
  const std::string ending = ending_of(path);
  if (ending == one || ending == other) return;
  throw input_error({.key = option}, "\"" + path + "\" ends in neither", one + " or " + other);
}

/// The files that the command line asks for, written together when all is done.
class Outputs {
 public:
  void add(const char* option, const std::optional<std::string>& path) {
    if (!path) return;
    check_writable(*path, option);
    for (const auto& [known, content] : files_) {
      if (std::filesystem::path(known).lexically_normal() != std::filesystem::path(*path).lexically_normal()) continue;
      throw input_error({.key = option}, "\"" + *path + "\" is written twice", "a file of its own");
    }
    files_.emplace_back(*path, "");
  }
  void fill(const std::optional<std::string>& path, const std::string& content) {
    for (auto& [known, text] : files_) {
      if (path && known == *path) text = content;
    }
  }
  void write() const {
    for (const auto& [path, content] : files_) write_file(path, content);
  }

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

double tolerance_of(const PanelOptions& options) {
  if (!options.tolerance) return 1e-9;
  const auto number = parse_number(*options.tolerance);
  if (number && *number >= 0) return *number;
  throw input_error({.key = "--tolerance"}, "\"" + *options.tolerance + "\"", "a number, at least 0");
}

void check_options(const PanelOptions& options) {
  if (options.recipe.empty()) throw input_error({.key = "--recipe"}, "no recipe is named", "--recipe FILE");
  if (options.sources.empty()) throw input_error({.key = "--sources"}, "no folder of sources", "--sources FOLDER");
  if (options.audit) check_ending("--audit", *options.audit, ".json", ".txt");
  if (options.codebook) check_ending("--codebook", *options.codebook, ".csv", ".md");
  if (options.differences) check_ending("--differences", *options.differences, ".csv", ".json");
  if (options.differences && !options.compare) {
    throw input_error({.key = "--differences"}, "there is nothing to compare with",
                      "--compare OTHER_PANEL.csv with it");
  }
  if (options.tolerance && !options.compare) {
    throw input_error({.key = "--tolerance"}, "there is nothing to compare with", "--compare OTHER_PANEL.csv with it");
  }
}

// Checked against the registry by the files' names; what is compiled with a recipe is not in it.
SourcesRead sources_read(const PanelRecipe& recipe, const std::string& folder) {
  const SourceRegistry registry = shipped_source_registry();
  SourcesRead read;
  for (const auto& [kind, file] : recipe.files) {
    const std::filesystem::path path = source_path(recipe, folder, kind);
    SourceRead& source = read[kind];
    source.digest = digest_file(path, path.filename().string());
    for (const RegisteredSource& known : registry.sources) {
      source.other_version =
          source.other_version || (known.file == source.digest.name && known.sha256 != source.digest.sha256);
    }
  }
  return read;
}

struct Shown {
  const PanelRecipe& recipe;
  const BuiltPanel& panel;
  const SourcesRead& sources;
  const std::optional<PanelComparison>& comparison;
};

void show(const PanelOptions& options, const Shown& shown) {
  if (options.quiet) return;
  if (options.json) {
    std::cout << (shown.comparison ? panel_comparison_json(*shown.comparison, *options.compare)
                                   : panel_summary_json(shown.recipe, shown.panel, shown.sources));
    return;
  }
  std::cout << panel_summary(shown.recipe, shown.panel, shown.sources);
  if (shown.comparison) std::cout << '\n' << panel_comparison_text(*shown.comparison, *options.compare);
}

void make_panel(const PanelOptions& options) {
  if (options.list_switches) {
    std::cout << (options.json ? switches_json() : switches_text());
    return;
  }
  check_options(options);
  Outputs outputs;
  outputs.add("--out", options.out);
  outputs.add("--audit", options.audit);
  outputs.add("--codebook", options.codebook);
  outputs.add("--differences", options.differences);
  PanelRecipe recipe = read_panel_recipe(options.recipe);
  std::set<std::string> set;
  for (const std::string& choice : options.set) {
    if (!set.insert(choice.substr(0, choice.find('='))).second) {
      throw input_error({.key = "--set"}, '"' + choice + "\" sets its switch a second time", "each switch once");
    }
    set_choice(recipe, choice, {.key = "--set"});
  }
  const double tolerance = tolerance_of(options);
  std::optional<Table> other;
  if (options.compare) other = Table::read(*options.compare, *options.compare);

  const BuiltPanel panel = build_panel(recipe, PanelSources(recipe, options.sources));
  const SourcesRead sources = sources_read(recipe, options.sources);
  std::optional<PanelComparison> comparison;
  if (other) comparison = compare_panels(Table::parse(panel.csv, "the panel"), *other, tolerance);

  outputs.fill(options.out, panel.csv);
  if (options.audit) {
    const bool json = ending_of(*options.audit) == ".json";
    outputs.fill(options.audit,
                 json ? audit_json(recipe, panel.audit, sources) : audit_text(recipe, panel.audit, sources));
  }
  if (options.codebook) {
    const bool csv = ending_of(*options.codebook) == ".csv";
    outputs.fill(options.codebook, csv ? codebook_csv(panel.codebook) : codebook_markdown(recipe, panel.codebook));
  }
  if (options.differences) {
    const bool json = ending_of(*options.differences) == ".json";
    outputs.fill(options.differences,
                 json ? panel_comparison_json(*comparison, *options.compare) : panel_differences_csv(*comparison));
  }
  outputs.write();
  show(options, {recipe, panel, sources, comparison});
}

}  // namespace

void add_panel_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<PanelOptions>();
  CLI::App* command = app.add_subcommand("panel", "Build a country-year panel from public sources, with its audit");
  command->add_option("--recipe", options->recipe, "Recipe (YAML; docs/panel.md)");
  command->add_option("--sources", options->sources, "Folder of the public files that the recipe names");
  command->add_option("--set", options->set, "SWITCH=CHOICE in place of the recipe's own; repeatable");
  command->add_option("--out", options->out, "Write the panel (CSV)");
  command->add_option("--audit", options->audit, "Write what every merge did (.json or .txt)");
  command->add_option("--codebook", options->codebook, "Write what every column is (.csv or .md)");
  command->add_option("--compare", options->compare, "Another panel with ccode and year (CSV): which cells differ");
  command->add_option("--tolerance", options->tolerance, "Relative, below which numbers are the same (1e-9)");
  command->add_option("--differences", options->differences, "Write every cell that differs (.csv or .json)");
  command->add_flag("--list-switches", options->list_switches, "Name all switches with their choices, build nothing");
  command->add_flag("--json", options->json, "Summary, comparison or switches as JSON");
  command->add_flag("--quiet", options->quiet, "Say nothing when all is well");
  command->footer(
      "Example: entente panel --recipe scenarios/recipes/afghanistan_corrected.yaml --sources data/raw --out panel.csv "
      "--audit audit.json\n"
      "Exit code 0: done; 1: a file could not be written; 2: a recipe, a source or an option is wrong, and nothing was "
      "written.");
  command->callback([options, &chosen] { chosen = [options] { make_panel(*options); }; });
}

}  // namespace entente
