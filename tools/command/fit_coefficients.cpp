#include "tools/command/fit_coefficients.hpp"

#include "estimate/table/write_file.hpp"
#include "results/regression/wording.hpp"
#include "results/run_folder/digest.hpp"
#include "scenarios/agent_terms.hpp"
#include "scenarios/fitted_coefficients.hpp"
#include "scenarios/reader/words.hpp"
#include "tools/command/option_words.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <utility>

namespace entente {
namespace {

const Place coefficients_place{.key = "--coefficients"};
constexpr const char* measures_form = "outcome=..., depth=... and potential=..., with commas between them";

/// The three measures, each known or not yet.
struct KnownMeasures {
  std::optional<OutcomeMeasure> outcome;
  std::optional<DepthMeasure> depth;
  std::optional<PotentialKind> potential;
};

template <class Choice, std::size_t count>
std::vector<std::pair<std::string, Choice>> pairs_of(const std::array<Choice, count>& choices) {
  std::vector<std::pair<std::string, Choice>> pairs;
  for (const Choice choice : choices) pairs.emplace_back(to_string(choice), choice);
  return pairs;
}

void read_measures(const std::string& text, KnownMeasures& known) {
  for (const std::string& part : split_list("--measures", text, measures_form)) {
    const std::size_t equals = part.find('=');
    const std::string key = part.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : part.substr(equals + 1);
    if (key == "outcome") {
      known.outcome = chosen_word("--measures", value, pairs_of(all_outcomes));
    } else if (key == "depth") {
      known.depth = chosen_word("--measures", value, pairs_of(all_depths));
    } else if (key == "potential") {
      known.potential = chosen_word("--measures", value, pairs_of(all_potentials));
    } else {
      throw input_error({.key = "--measures"}, "\"" + part + "\" is no measure", measures_form);
    }
  }
}

// The published panel has one record and one index; a response of the user's own making is neither.
KnownMeasures panel_measures(const ModelPlan& plan) {
  if (!is_published_panel(plan.panel.table)) return {};
  KnownMeasures known{std::nullopt, DepthMeasure::as_published, PotentialKind::difference};
  for (const ModelSpecification& model : plan.models) {
    if (agent_term(model.formula.response_name, true) != std::string("share")) return known;
  }
  known.outcome = OutcomeMeasure::as_published;
  return known;
}

Measures measures_of(const CoefficientsCommand& command, const ModelPlan& plan) {
  KnownMeasures known = panel_measures(plan);
  if (command.measures) read_measures(*command.measures, known);
  std::string missing;
  const auto need = [&missing](const char* name, bool there) {
    if (!there) missing += std::string(missing.empty() ? "" : ", ") + name;
  };
  need("outcome", known.outcome.has_value());
  need("depth", known.depth.has_value());
  need("potential", known.potential.has_value());
  if (!missing.empty()) {
    throw input_error(coefficients_place, "this panel does not tell by which measures it was made: " + missing,
                      "--measures " + std::string("outcome=as_published,depth=as_published,potential=difference, or "
                                                  "as the panel was made"),
                      "a scenario refuses coefficients of other measures than its own");
  }
  return {*known.outcome, *known.depth, *known.potential};
}

// "by state" is what a scenario looks for: other covariances make its intervals too narrow.
std::string convention_text(const FittedModel& model) {
  const CovarianceEstimate& covariance = model.report.covariance;
  std::string text = covariance_text(covariance);
  for (const std::string& cluster : covariance.request.clusters) {
    if (cluster == model.sample.unit.name) text += "; clustered by state";
  }
  return text;
}

std::string source_text(const ModelPlan& plan, const ModelReport& report) {
  const std::string panel = std::filesystem::path(plan.panel_path).filename().string();
  std::string text = plan.title.empty() ? "" : plan.title + ", model " + report.name + "; ";
  text += "fitted to " + panel + ": " + report.fit.method + ", " + std::to_string(report.fit.statistics.observations) +
          " rows";
  return text;
}

}  // namespace

void add_coefficients_options(CLI::App& command, CoefficientsCommand& options) {
  const std::string group = "Coefficients for simulations";
  auto* path = command.add_option("--coefficients", options.path,
                                  "File to write (YAML): a scenario names it as contribution: {coefficients: {file: "
                                  "...}}; all models by name");
  path->group(group);
  command
      .add_option("--measures", options.measures,
                  "By which measures the panel was made: outcome=as_published or corrected, depth=as_published or "
                  "oriented, potential=difference; with commas between them (default: known for the published panel)")
      ->needs(path)
      ->group(group);
}

CoefficientsPlan plan_coefficients(const CoefficientsCommand& command, const ModelPlan& plan) {
  CoefficientsPlan coefficients;
  if (!command.path) return coefficients;
  check_writable(*command.path, "--coefficients");
  coefficients.path = command.path;
  const bool published = is_published_panel(plan.panel.table);
  for (const ModelSpecification& model : plan.models) {
    check_agents_can_act(model.formula, model.model, model.sample, published, coefficients_place);
  }
  coefficients.measures = measures_of(command, plan);
  return coefficients;
}

void write_coefficients(const CoefficientsPlan& coefficients, const ModelPlan& plan,
                        const std::vector<FittedModel>& fitted) {
  if (!coefficients.path) return;
  const std::string name = std::filesystem::path(plan.panel_path).filename().string();
  const FileDigest digest = digest_file(plan.panel_path, name);
  CoefficientsModels models;
  for (const FittedModel& model : fitted) {
    const CoefficientsOrigin origin{coefficients.measures, source_text(plan, model.report), convention_text(model),
                                    FittedData{name, digest.sha256, plan.panel.table.rows()},
                                    is_published_panel(plan.panel.table)};
    models[model.report.name] = coefficients_of(model.report, model.sample, origin, coefficients_place);
  }
  write_coefficients(models, *coefficients.path);
}

}  // namespace entente
