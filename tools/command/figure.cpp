#include "estimate/table/write_file.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/figures/run_figure.hpp"
#include "results/run_folder/contents.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/figure_tools.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/signals.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace entente {
namespace {

struct FigureRequest {
  std::optional<std::string> run, figure, format, out, width, war, states, year, counterfactual;
  bool no_headline = false, list = false, quiet = false;
};

constexpr const char* every_figure = "all";

// The options that some figures take and others do not, by name, where the user gave them.
std::vector<std::string> special_options(const FigureRequest& request) {
  std::vector<std::string> given;
  if (request.war) given.push_back("war");
  if (request.states) given.push_back("states");
  if (request.year) given.push_back("year");
  if (request.counterfactual) given.push_back("counterfactual");
  return given;
}

// An option that changes nothing is a misunderstanding.
void check_taken(const std::vector<const RunFigure*>& figures, const FigureRequest& request) {
  for (const std::string& option : special_options(request)) {
    const bool taken = std::any_of(figures.begin(), figures.end(), [&](const RunFigure* figure) {
      return std::find(figure->takes.begin(), figure->takes.end(), option) != figure->takes.end();
    });
    if (taken) continue;
    std::string others;
    for (const RunFigure& figure : run_figures()) {
      if (std::find(figure.takes.begin(), figure.takes.end(), option) == figure.takes.end()) continue;
      others += (others.empty() ? "" : ", ") + figure.name;
    }
    throw input_error({.key = "--" + option}, "the figure " + figures.front()->name + " does not depend on it",
                      others.empty() ? "" : "one of " + others);
  }
}

std::vector<CowCode> states_of(const RunData& run, const std::string& text) {
  std::vector<CowCode> states;
  for (const std::string& part : split_list("--states", text, "states with commas between them: NZL,DNK")) {
    const CowCode state = named_state(run, part);
    if (std::find(states.begin(), states.end(), state) != states.end()) {
      throw input_error({.key = "--states"}, "'" + part + "' stands there twice", "each state once");
    }
    states.push_back(state);
  }
  return states;
}

RunFigureOptions options_of(const RunData& run, const FigureRequest& request) {
  RunFigureOptions options;
  if (request.width) {
    const std::optional<double> width = parse_number(*request.width);
    if (!width || *width < 60 || *width > 400) {
      throw input_error({.key = "--width"}, "\"" + *request.width + "\" is no width of a figure",
                        "millimetres, 60 to 400: 84 for a column, 174 for a page");
    }
    options.width_mm = *width;
  }
  if (request.war) {
    options.war = WarId(static_cast<WarId::number_type>(whole_number("--war", *request.war, 1, 65535)));
  }
  if (request.states) options.states = states_of(run, *request.states);
  if (request.year) {
    options.year = Year(static_cast<Year::number_type>(whole_number("--year", *request.year, 1816, 2100)));
  }
  if (request.counterfactual) options.counterfactual = *request.counterfactual;
  options.headline = !request.no_headline;
  return options;
}

FigureFormat asked_format(const std::string& text) {
  return chosen_word<FigureFormat>(
      "--format", text,
      {{"svg", FigureFormat::svg}, {"pdf", FigureFormat::pdf}, {"vl.json", FigureFormat::specification}});
}

FigureFormat wanted_format(const FigureRequest& request) {
  const FigureFormat format = request.format ? asked_format(*request.format) : FigureFormat::svg;
  if (!request.out || request.figure == every_figure) return format;
  if (!request.format) check_figure_path(*request.out);
  const std::optional<FigureFormat> named = format_of(std::filesystem::path(*request.out));
  if (!named) return format;
  if (request.format && *named != format) {
    throw input_error({.key = "--format"}, "'" + *request.format + "' contradicts the name " + *request.out,
                      "a file that ends in ." + *request.format + ", or no --format");
  }
  return *named;
}

void list_figures(const FigureRequest& request) {
  std::optional<RunData> run;
  if (request.run) run.emplace(*request.run);
  for (const RunFigure& figure : run_figures()) {
    std::cout << figure.name << ": " << figure.title << "\n    " << figure.shows << '\n';
    if (!run) continue;
    const std::string missing = figure.missing(*run);
    std::cout << "    " << (missing.empty() ? "Can be drawn of this run." : "Not of this run. " + missing) << '\n';
  }
}

// Ctrl-C reaches Node, too: it is the user's wish then, not Node's failure.
std::string content_of(const RunFigure& figure, const RunData& run, const RunFigureOptions& options,
                       FigureFormat format) {
  std::string content;
  try {
    content = figure_content(figure.draw(run, options), format, figure_tools());
  } catch (const Error&) {
    if (!interrupted()) throw;
  }
  if (interrupted()) throw work_error("interrupted");
  return content;
}

void draw_all(const RunData& run, const FigureRequest& request, FigureFormat format) {
  if (!request.out) throw input_error({.key = "--out"}, "all figures need a folder", "--out FOLDER");
  const std::filesystem::path folder = *request.out;
  std::error_code unknown;
  if (std::filesystem::exists(folder, unknown) && !std::filesystem::is_directory(folder, unknown)) {
    throw input_error({.key = "--out"}, folder.string() + " is a file", "a folder for all figures, which may be new");
  }
  std::vector<const RunFigure*> figures;
  for (const RunFigure& figure : run_figures()) {
    const std::string missing = figure.missing(run);
    if (missing.empty()) {
      figures.push_back(&figure);
    } else if (!request.quiet) {
      std::cerr << "entente: " << figure.name << " is not drawn. " << missing << '\n';
    }
  }
  if (figures.empty()) throw input_error({}, "no figure can be drawn of " + *request.run, "a run's folder");
  check_taken(figures, request);
  const RunFigureOptions options = options_of(run, request);
  std::vector<std::filesystem::path> paths;
  for (const RunFigure* figure : figures) {
    paths.push_back(folder / (figure->name + "." + to_string(format)));
    check_writable(paths.back(), "--out");
    check_no_output(paths.back(), "--out");
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    write_file(paths[i], content_of(*figures[i], run, options, format));
    if (!request.quiet) std::cerr << "entente: " << paths[i].string() << '\n';
  }
}

void draw_one(const RunData& run, const FigureRequest& request, FigureFormat format) {
  const RunFigure& figure = run_figure(*request.figure);
  check_taken({&figure}, request);
  const RunFigureOptions options = options_of(run, request);
  const std::string missing = figure.missing(run);
  if (!missing.empty())
    throw input_error({}, "the figure " + figure.name + " cannot be drawn of " + *request.run + ". " + missing);
  if (request.out) {
    check_writable(*request.out, "--out");
    check_no_output(*request.out, "--out");
  }
  const std::string content = content_of(figure, run, options, format);
  if (request.out) {
    write_file(*request.out, content);
  } else {
    std::cout << content;
  }
}

void draw(const FigureRequest& request) {
  if (request.list) return list_figures(request);
  if (!request.run) throw input_error({}, "no run is named", "the folder that a run wrote: entente figure RUN");
  if (!request.figure) throw input_error({.key = "--figure"}, "no figure is named", "a name that --list shows, or all");
  const bool all = *request.figure == every_figure;
  if (!all) run_figure(*request.figure);
  const FigureFormat format = wanted_format(request);
  const RunData run(*request.run);
  all ? draw_all(run, request, format) : draw_one(run, request, format);
}

}  // namespace

void add_figure_command(CLI::App& app, std::function<void()>& chosen) {
  auto request = std::make_shared<FigureRequest>();
  CLI::App* command = app.add_subcommand("figure", "Draw a figure of a run, fit for print");
  command->add_option("run", request->run, "Folder that a run wrote");
  auto* list = command->add_flag("--list", request->list,
                                 "Name the figures and what they show; with a run also which can be drawn of it");
  auto* figure = command->add_option("--figure", request->figure, "Its name, or all");
  command->add_option("--format", request->format,
                      "svg, pdf or vl.json, the Vega-Lite specification (default: by the ending of --out, else svg)");
  command->add_option("--out", request->out,
                      "File to write, or folder for all (default for one: the standard output); replaced if it exists");
  command->add_option("--width", request->width,
                      "Millimetres, 60 to 400 (default 84, a journal's column; a page is 174)");
  command->add_option("--war", request->war, "Of several, by its id (default: the first)");
  command->add_option("--states", request->states,
                      "Which, by ISO-3 code or COW number, with commas between them (default: the figure's choice)");
  command->add_option("--year", request->year, "Which, where a figure shows one (default: the last)");
  command->add_option("--counterfactual", request->counterfactual, "Which, by its name (default: the first)");
  command->add_flag("--no-headline", request->no_headline, "Leave title and subtitle to the journal");
  command->add_flag("--quiet", request->quiet, "With all: do not say which figures are drawn and which cannot be");
  list->excludes(figure);
  command->footer(
      "Examples: entente figure out/afghanistan --figure ranks --out ranks.svg\n"
      "          entente figure out/afghanistan --figure fan --states NZL,DNK --width 174 --out fan.pdf\n"
      "          entente figure out/afghanistan --list\n"
      "Exit code 0: done; 1: interrupted, Node or Vega are not there, or the work or a disk failed; 2: wrong input.");
  command->callback([request, &chosen] { chosen = [request] { draw(*request); }; });
}

}  // namespace entente
