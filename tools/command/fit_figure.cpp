#include "tools/command/fit_figure.hpp"

#include "estimate/table/write_file.hpp"
#include "results/figures/coefficient_plot.hpp"
#include "results/figures/figure_file.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/figure_tools.hpp"
#include "tools/command/option_words.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace entente {
namespace {

CoefficientPlotOptions plot_options(const FigureCommand& command) {
  CoefficientPlotOptions options;
  options.intercept = command.intercept;
  if (command.width) {
    const std::optional<double> width = parse_number(*command.width);
    if (!width) {
      throw input_error({.key = "--figure-width"}, "\"" + *command.width + "\" is no width", "millimetres, as 84");
    }
    options.width_mm = *width;
  }
  if (command.scale) {
    const std::vector<std::pair<std::string, Standardise>> words = {{"term", Standardise::none},
                                                                    {"sd", Standardise::term_sd}};
    options.standardise = chosen_word("--figure-scale", *command.scale, words);
  }
  return options;
}

// Where models differ in their rows, each term's deviation is over the rows of the first model that has it.
std::map<std::string, double> deviations(const std::vector<FittedModel>& fitted) {
  std::map<std::string, double> all;
  for (const FittedModel& model : fitted) all.merge(term_deviations(model.sample));
  return all;
}

}  // namespace

void add_figure_options(CLI::App& command, FigureCommand& options) {
  const std::string group = "Coefficient plot";
  auto* file = command.add_option("--figure", options.file,
                                  "File to write: .svg or .pdf, or .vl.json for the Vega-Lite specification");
  file->group(group);
  command.add_option("--figure-width", options.width, "Millimetres, 60 to 400 (default 84, a journal's column)")
      ->needs(file)
      ->group(group);
  command
      .add_option(
          "--figure-scale", options.scale,
          "term: a panel and a scale for each term (default); sd: all terms on one scale, by standard deviation")
      ->needs(file)
      ->group(group);
  command.add_flag("--figure-intercept", options.intercept, "Draw the intercept too")->needs(file)->group(group);
}

void check_figure(const FigureCommand& command) {
  plot_options(command);
  if (!command.file) return;
  check_figure_path(*command.file);
  check_writable(*command.file, "--figure");
}

void write_coefficient_plot(const FigureCommand& command, const ModelPlan& plan,
                            const std::vector<FittedModel>& fitted) {
  if (!command.file) return;
  CoefficientPlotOptions options = plot_options(command);
  options.level = plan.level;
  if (options.standardise == Standardise::term_sd) options.term_sd = deviations(fitted);
  std::vector<PlottedModel> models;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    models.push_back(plotted_model(fitted[i].report, plan.level));
    const std::string& label = plan.models[i].label;
    if (!label.empty()) models.back().name = label;
  }
  write_figure(coefficient_plot(models, options), *command.file);
}

}  // namespace entente
