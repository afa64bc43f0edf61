#pragma once

#include "estimate/covariance/model_report.hpp"
#include "estimate/sample/panel.hpp"
#include "scenarios/specification/specification.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

/// Which models are fitted to which rows, as the user typed it: what `fit` and `predict` share.
struct ModelCommand {
  std::string panel;
  std::vector<std::string> exclude;    ///< "stateabb=AFG,USA"
  std::optional<std::string> index;    ///< "ccode,year"
  std::optional<std::string> formula;  ///< or `spec`, not both
  std::optional<std::string> spec;     ///< "table1", "table1/all", "models.yaml", "models.yaml/all"
  std::optional<std::string> name;     ///< of the formula's model
  std::optional<std::string> family, amount, ceiling, effects, likelihood, singletons;
  bool lagged_outcome = false;
  std::optional<std::string> vcov, convention, draws, seed, weights, level;
  std::string threads = "0";
  bool no_beside = false;
};

/// Adds the options to a command, with help.
void add_model_options(CLI::App& command, ModelCommand& options);

/// The models to be fitted, checked as far as can be without looking at the panel's rows.
struct ModelPlan {
  std::string title;  ///< of a specification: what it is ("Gannon and Kent (2020), Table 1"); empty for a formula
  std::string panel_path;
  Panel panel;
  std::vector<ModelSpecification> models;
  std::vector<CovarianceRequest> covariances;   ///< one a model
  std::vector<std::vector<std::string>> notes;  ///< one list a model: choices made for the user
  double level = 0.95;
  bool beside = true;            ///< CR2 and the wild bootstrap are shown beside a clustered covariance
  bool bootstrap_beside = true;  ///< else the wild bootstrap is not
};

/// Reads the panel and the specification or formula. Options override what a specification says; --exclude adds to it.
/// Throws Error (Fault::input) with the option's name, or the place in a file.
ModelPlan plan_models(const ModelCommand& command);
/// The same for models that are read already, from a specification of predictions say; the command then names neither
/// formula nor specification. @param title as of a plan.
ModelPlan plan_models(const ModelCommand& command, std::vector<ModelSpecification> models, std::string title);

/// A model with all that predictions and files need of it.
struct FittedModel {
  Sample sample;
  ModelReport report;  ///< and in it the ModelFit and its covariance
};

/// Whether CR1, CR2 and the wild bootstrap are shown side by side for such a covariance: one clustered by one variable.
bool shows_beside(CovarianceKind kind);

/// Fits one model of the plan. Errors name the model where there are several.
FittedModel fitted_model(const ModelPlan& plan, std::size_t model);
/// All of them, in the plan's order.
std::vector<FittedModel> fitted_models(const ModelPlan& plan);

}  // namespace entente
