#include "estimate/table/write_file.hpp"
#include "results/regression/render.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/fit_coefficients.hpp"
#include "tools/command/fit_diagnostics.hpp"
#include "tools/command/fit_figure.hpp"
#include "tools/command/fit_posterior.hpp"
#include "tools/command/model_options.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

enum class Format { text, markdown, latex, html, csv, json };
const std::vector<std::pair<std::string, Format>> formats = {{"text", Format::text},
                                                             {"markdown", Format::markdown},
                                                             {"latex", Format::latex},
                                                             {"html", Format::html},
                                                             {"csv", Format::csv}};

struct FitOptions {
  ModelCommand models;
  CoefficientsCommand coefficients;
  FigureCommand figure;
  bool json = false;
  bool diagnostics = false;
  std::optional<std::string> table, out, digits, title, posterior;
  bool intervals = false;
  bool stars = false;
};

Format format_of(const FitOptions& options) {
  if (options.json) return Format::json;
  return options.table ? chosen_word("--table", *options.table, formats) : Format::text;
}

RegressionTableOptions table_options(const FitOptions& options, const ModelPlan& plan) {
  RegressionTableOptions table;
  table.title = options.title.value_or(plan.title);
  if (options.intervals) table.uncertainty = ShownUncertainty::interval;
  table.stars = options.stars;
  if (options.digits) table.digits = static_cast<int>(whole_number("--digits", *options.digits, 1, 10));
  table.level = plan.level;
  for (const ModelSpecification& model : plan.models) {
    if (!model.label.empty()) table.heads[model.name] = model.label;
  }
  return table;
}

// Options about a table's looks would do nothing to formats that hold numbers.
void check_format(const FitOptions& options, Format format) {
  if (options.diagnostics && format != Format::json && format != Format::text) {
    throw input_error({.key = "--diagnostics"}, "this format holds regression tables only", "--table text, or --json");
  }
  if (format != Format::json && format != Format::csv) return;
  const char* const option = options.digits      ? "--digits"
                             : options.stars     ? "--stars"
                             : options.intervals ? "--intervals"
                                                 : nullptr;
  const bool title = options.title && format == Format::csv;
  if (option == nullptr && !title) return;
  throw input_error({.key = option != nullptr ? option : "--title"}, "this format holds all numbers at full precision",
                    "--table text, markdown, latex or html with it");
}

// Bootstraps are what draws, seeds and multipliers are for.
void check_draws(const ModelCommand& command, const ModelPlan& plan) {
  bool wild = false;
  bool pairs = false;
  for (const CovarianceRequest& request : plan.covariances) {
    wild = wild || request.kind == CovarianceKind::wild ||
           (plan.beside && plan.bootstrap_beside && shows_beside(request.kind));
    pairs = pairs || request.kind == CovarianceKind::pairs;
  }
  const char* const option = command.weights && !wild           ? "--weights"
                             : command.draws && !wild && !pairs ? "--draws"
                             : command.seed && !wild && !pairs  ? "--seed"
                                                                : nullptr;
  if (option == nullptr) return;
  throw input_error({.key = option}, "no bootstrap is asked for", "--vcov wild:VAR or cluster:VAR with it");
}

std::string rendered(Format format, const std::vector<FittedModel>& fitted, const RegressionTableOptions& options,
                     const ModelPlan& plan) {
  std::vector<ModelReport> reports;
  for (const FittedModel& model : fitted) reports.push_back(model.report);
  const bool diagnosed = reports.front().diagnostics.has_value();
  const std::string panel = std::filesystem::path(plan.panel_path).filename().string();
  const std::string title = options.title.empty() ? "" : options.title + "; ";
  RegressionDocument document{title + "Entente " ENTENTE_VERSION " on " + panel, plan.level};
  if (diagnosed && fitted.size() > 1) document.criteria = criteria_of(fitted);
  if (format == Format::json) return regression_json(reports, document);
  if (format == Format::csv) return regression_csv(reports, document);
  const RegressionTable table = make_regression_table(reports, options);
  switch (format) {
    case Format::markdown: return regression_markdown(table);
    case Format::latex: return regression_latex(table);
    case Format::html: return regression_html(table);
    default: return regression_text(table) + (diagnosed ? diagnostics_report(fitted) : "");
  }
}

// What is of one fit to one panel.
void check_posterior(const FitOptions& options) {
  if (!options.posterior) return;
  const bool scaled = options.figure.scale.value_or("term") != "term";
  const char* const option = options.diagnostics         ? "--diagnostics"
                             : options.coefficients.path ? "--coefficients"
                             : scaled                    ? "--figure-scale"
                                                         : nullptr;
  if (option == nullptr) return;
  throw input_error({.key = option}, "this is of one panel, and every draw has its own", "no --posterior with it");
}

void fit(const FitOptions& options) {
  const Format format = format_of(options);
  check_format(options, format);
  if (options.out) check_writable(*options.out, "--out");
  check_figure(options.figure);
  check_posterior(options);
  ModelPlan plan = plan_models(options.models);
  std::optional<PosteriorDraws> posterior;
  if (options.posterior) posterior = plan_posterior(*options.posterior, plan);
  const RegressionTableOptions table = table_options(options, plan);
  check_draws(options.models, plan);
  const CoefficientsPlan coefficients = plan_coefficients(options.coefficients, plan);

  std::vector<FittedModel> fitted = posterior ? fitted_over_draws(plan, *posterior) : fitted_models(plan);
  if (options.diagnostics) add_diagnostics(plan, fitted);
  const std::string text = rendered(format, fitted, table, plan);
  write_coefficients(coefficients, plan, fitted);
  write_coefficient_plot(options.figure, plan, fitted);
  if (options.out) {
    write_file(*options.out, text);
  } else {
    std::cout << text;
  }
}

}  // namespace

void add_fit_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<FitOptions>();
  CLI::App* command = app.add_subcommand("fit", "Fit the contribution model to a country-year panel");
  add_model_options(*command, options->models);
  add_posterior_option(*command, options->posterior);
  const std::string output = "Output";
  auto* json = command->add_flag("--json", options->json, "Print one JSON object with all numbers at full precision");
  json->group(output);
  command->add_option("--table", options->table, "Print a table: text (default), markdown, latex, html or csv")
      ->excludes(json)
      ->group(output);
  command->add_option("--out", options->out, "File to write instead of standard output")->group(output);
  command->add_flag("--intervals", options->intervals, "Show intervals under the estimates, not standard errors")
      ->group(output);
  command->add_flag("--stars", options->stars, "Mark p-values below 0.05, 0.01 and 0.001")->group(output);
  command->add_option("--digits", options->digits, "Significant digits of a standard error, 1 to 10 (default 3)")
      ->group(output);
  command->add_option("--title", options->title, "Title of the table (default: the specification's)")->group(output);
  command
      ->add_flag("--diagnostics", options->diagnostics,
                 "Add variance inflation, autocorrelation, influence by unit, and scores of left-out units and times")
      ->group(output);
  add_figure_options(*command, options->figure);
  add_coefficients_options(*command, options->coefficients);
  command->footer(
      "Examples:\n"
      "  entente fit --panel panel.csv --exclude stateabb=AFG,USA,ICE --spec table1 --table latex\n"
      "  entente fit --panel panel.csv --formula 'share ~ potential + ally | ccode' --vcov cluster:ccode\n"
      "  entente fit --panel panel.csv --formula 'share ~ potential' --family tobit --coefficients out/tobit.yaml\n"
      "Exit code 0: done; 1: a fit or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { fit(*options); }; });
}

}  // namespace entente
