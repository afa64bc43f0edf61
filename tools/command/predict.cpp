#include "estimate/prediction/panel_central_values.hpp"
#include "estimate/table/write_file.hpp"
#include "results/prediction/prediction_document.hpp"
#include "results/regression/wording.hpp"
#include "scenarios/specification/prediction_specification.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/chosen_value_option.hpp"
#include "tools/command/commands.hpp"
#include "tools/command/model_options.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

enum class Format { text, markdown, csv, json };
const std::vector<std::pair<std::string, Format>> formats = {
    {"text", Format::text}, {"markdown", Format::markdown}, {"csv", Format::csv}};
const std::vector<std::pair<std::string, BandMethod>> bands = {{"delta", BandMethod::delta},
                                                               {"simulation", BandMethod::simulation}};
const std::vector<std::pair<std::string, ChangeBand>> change_bands = {{"contrast", ChangeBand::contrast},
                                                                      {"prediction", ChangeBand::prediction}};
const std::vector<std::pair<std::string, CentralRows>> central_rows = {{"sample", CentralRows::sample},
                                                                       {"panel", CentralRows::panel}};
const std::vector<std::pair<std::string, bool>> quantiles = {{"normal", true}, {"t", false}};

struct PredictOptions {
  ModelCommand models;
  std::vector<std::string> at;
  std::optional<std::string> unit, reference, scale, unit_of_scale, central_values;
  std::optional<std::string> band, change_band, quantile, multiplier;
  bool json = false;
  std::optional<std::string> table, out;
};

/// A file of predictions says so on a line of its own; files of models are the other kind that --spec takes.
bool is_prediction(const std::string& spec) {
  const std::vector<std::string> shipped = shipped_prediction_specifications();
  if (std::find(shipped.begin(), shipped.end(), spec) != shipped.end()) return true;
  return spec.ends_with(".yaml") && is_prediction_file(spec);
}

/// A name that is neither a prediction's nor a model specification's gets both kinds named.
void check_name(const std::string& spec) {
  if (spec.ends_with(".yaml") || spec.find('/') != std::string::npos || is_prediction(spec)) return;
  std::vector<std::string> names = shipped_prediction_specifications();
  const std::vector<std::string> models = shipped_specifications();
  if (std::find(models.begin(), models.end(), spec) != models.end()) return;
  names.insert(names.end(), models.begin(), models.end());
  const std::string nearest = nearest_name(spec, names);
  throw input_error({.key = "--spec"}, "no prediction or specification \"" + spec + "\" ships with Entente",
                    listed(names) + ", or a file that ends in .yaml",
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

/// Whether the command line puts something of its own in place of what the specification says.
bool overrides(const PredictOptions& options) {
  const ModelCommand& models = options.models;
  for (const auto* option :
       {&options.unit, &options.reference, &options.scale, &options.unit_of_scale, &options.central_values,
        &options.band, &options.change_band, &options.quantile, &options.multiplier, &models.index, &models.family,
        &models.amount, &models.ceiling, &models.effects, &models.likelihood, &models.singletons, &models.vcov,
        &models.convention, &models.level}) {
    if (option->has_value()) return true;
  }
  return !options.at.empty() || !models.exclude.empty() || models.lagged_outcome;
}

double number_option(const char* option, const std::string& text) {
  if (const std::optional<double> number = parse_number(text)) return *number;
  throw input_error({.key = option}, "\"" + text + "\" is not a number", "a number");
}

/// What to predict: the specification's, or nothing yet, with what the command line says in its place.
PredictionSpecification requested(const PredictOptions& options) {
  PredictionSpecification result;
  if (options.models.spec) check_name(*options.models.spec);
  if (options.models.spec && is_prediction(*options.models.spec)) {
    result = find_prediction_specification(*options.models.spec, {.key = "--spec"});
  }
  PredictionRequest& request = result.request;
  for (const std::string& text : options.at) {
    ChosenValue chosen = parse_chosen_value(text, {.key = "--at"});
    const auto same = [&](const ChosenValue& other) {
      return other.variable == chosen.variable && other.place.key != "--at";
    };
    request.at.erase(std::remove_if(request.at.begin(), request.at.end(), same), request.at.end());
    request.at.push_back(std::move(chosen));
  }
  if (options.unit) request.unit = options.unit;
  request.unit_place = options.unit ? Place{.key = "--unit"} : request.unit_place;
  if (options.reference) {
    request.reference = number_option("--reference", *options.reference);
    request.reference_place = {.key = "--reference"};
  }
  if (options.scale) request.scale = number_option("--scale", *options.scale);
  if (options.unit_of_scale) result.unit_of_scale = *options.unit_of_scale;
  if (options.central_values) {
    result.central_values = chosen_word("--central-values", *options.central_values, central_rows);
  }
  if (options.band) request.band = chosen_word("--band", *options.band, bands);
  if (options.change_band) request.change_band = chosen_word("--change-band", *options.change_band, change_bands);
  if (options.quantile) request.normal = chosen_word("--quantile", *options.quantile, quantiles);
  if (options.multiplier) request.multiplier = number_option("--multiplier", *options.multiplier);
  // A level or another method on the command line is meant to replace the specification's fixed multiple.
  if (!options.multiplier && (options.models.level || options.band || options.quantile)) request.multiplier.reset();
  return result;
}

ModelPlan plan_of(const PredictOptions& options, const PredictionSpecification& specification) {
  ModelCommand command = options.models;
  command.no_beside = true;
  if (!specification.name.empty()) {
    command.spec.reset();
    return plan_models(command, {specification.model}, specification.source);
  }
  ModelPlan plan = plan_models(command);
  if (plan.models.size() == 1) return plan;
  throw input_error({.key = "--spec"}, "several models, and a prediction is of one",
                    *command.spec + "/" + plan.models.back().name + ", say");
}

// An option that would change nothing is a misunderstanding.
void check_used(const PredictOptions& options, const PredictionRequest& request, const CovarianceRequest& covariance) {
  const bool wild = covariance.kind == CovarianceKind::wild;
  const bool drawn = wild || covariance.kind == CovarianceKind::pairs || request.band == BandMethod::simulation;
  const std::string advice = "--band simulation, --vcov wild:VAR or pairs:VAR with it";
  if (options.models.no_beside) throw input_error({.key = "--no-beside"}, "a prediction shows one covariance alone");
  if (options.models.weights && !wild) {
    throw input_error({.key = "--weights"}, "no wild bootstrap is asked for", "--vcov wild:VAR with it");
  }
  if (options.models.draws && !drawn) throw input_error({.key = "--draws"}, "nothing is drawn", advice);
  if (options.models.seed && !drawn) throw input_error({.key = "--seed"}, "nothing is drawn", advice);
  if (options.change_band && !request.reference) {
    throw input_error({.key = "--change-band"}, "there is no change", "--reference with it");
  }
}

PredictionDocument predicted(const PredictOptions& options) {
  PredictionSpecification specification = requested(options);
  const ModelPlan plan = plan_of(options, specification);
  check_used(options, specification.request, plan.covariances.front());
  const FittedModel fitted = fitted_model(plan, 0);
  PredictionRequest& request = specification.request;
  if (options.models.level || specification.name.empty()) request.level = plan.level;
  if (options.models.draws)
    request.draws = static_cast<int>(whole_number("--draws", *options.models.draws, 100, 10'000'000));
  request.seed = plan.covariances.front().seed;
  request.threads = plan.covariances.front().threads;
  if (specification.central_values == CentralRows::panel) {
    request = with_panel_central_values(request, plan.panel, plan.models.front().sample, fitted.sample.matrix);
  }
  PredictionDocument document;
  document.prediction = predict(fitted.sample, fitted.report.fit, fitted.report.covariance, request);
  document.note = specification.note;
  if (!specification.name.empty() && overrides(options)) {
    document.notes.push_back("options of the command line stand in place of what the note above says of " +
                             specification.name);
  }
  document.model = fitted.report.name;
  document.formula = fitted.report.formula;
  document.response = fitted.report.response;
  document.method = fitted.report.fit.method;
  document.observations = fitted.sample.rows();
  document.unit_of_scale = specification.unit_of_scale;
  document.level = request.level;
  document.covariance = covariance_text(fitted.report.covariance);
  for (const std::string& note : all_notes(fitted.report)) document.notes.push_back(note);
  document.notes.push_back(std::string("central values are taken over the ") +
                           (specification.central_values == CentralRows::panel
                                ? "panel's rows that are not excluded, each variable over those that have it"
                                : "rows of the model"));
  return document;
}

std::string rendered(const PredictionDocument& document, Format format) {
  switch (format) {
    case Format::json: return prediction_json(document);
    case Format::csv: return prediction_csv(document);
    case Format::markdown: return prediction_markdown(document);
    case Format::text: break;
  }
  return prediction_text(document);
}

void run_predict(const PredictOptions& options) {
  Format format = Format::text;
  if (options.table) format = chosen_word("--table", *options.table, formats);
  if (options.json) format = Format::json;
  if (options.out) check_writable(*options.out, "--out");
  const std::string text = rendered(predicted(options), format);
  if (options.out) {
    write_file(*options.out, text);
  } else {
    std::cout << text;
  }
}

}  // namespace

void add_predict_command(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<PredictOptions>();
  CLI::App* command = app.add_subcommand("predict", "Predict from the contribution model, with bands");
  add_model_options(*command, options->models);
  const std::string profile = "Prediction";
  command
      ->add_option("--at", options->at,
                   "Value of a variable (repeatable): VAR=0.5, VAR=0,1, VAR=FROM:TO:POINTS, or VAR=mean, median, min, "
                   "max or observed. Variables not named are observed if any is, else at their means")
      ->allow_extra_args(false)
      ->group(profile);
  command
      ->add_option("--central-values", options->central_values,
                   "Rows of means and medians: sample (of the model; default) or panel (all that are not excluded)")
      ->group(profile);
  command->add_option("--unit", options->unit, "With absorbed effects: the unit predicted (default: the mean effect)")
      ->group(profile);
  command->add_option("--reference", options->reference, "Value of the variable that varies at which changes begin")
      ->group(profile);
  command->add_option("--scale", options->scale, "Multiplies changes: the size of an army, say (default 1)")
      ->group(profile);
  command->add_option("--unit-of-scale", options->unit_of_scale, "What changes are then counted in: troops")
      ->group(profile);
  command
      ->add_option("--band", options->band,
                   "delta (default) or simulation, which takes --draws (default 10000) and --seed")
      ->group(profile);
  command
      ->add_option("--change-band", options->change_band,
                   "Band of a change: contrast, of the difference (default), or prediction, of the prediction moved "
                   "down by the fit at the reference, as the paper's Figure 3 has it")
      ->group(profile);
  command->add_option("--quantile", options->quantile, "Of bands: normal (default) or t")->group(profile);
  command->add_option("--multiplier", options->multiplier, "Of standard errors, in place of a quantile: 1.96")
      ->group(profile);
  const std::string output = "Output";
  auto* json = command->add_flag("--json", options->json, "Print one JSON object with all numbers at full precision");
  json->group(output);
  command->add_option("--table", options->table, "Print a table: text (default), markdown or csv")
      ->excludes(json)
      ->group(output);
  command->add_option("--out", options->out, "File to write instead of standard output")->group(output);
  command->footer(
      "Examples:\n"
      "  entente predict --panel panel.csv --spec figure3 --json\n"
      "  entente predict --panel panel.csv --spec table1/all --at pot_gain=-0.35:0.35:25 --at cinc=median "
      "--reference 0\n"
      "  entente predict --panel panel.csv --formula 'share ~ potential' --family tobit --at potential=0,1 "
      "--band simulation\n"
      "Exit code 0: done; 1: a fit or a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { run_predict(*options); }; });
}

}  // namespace entente
