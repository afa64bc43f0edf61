#include "sim/core/error.hpp"
#include "tools/command/model_options.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

// What a referee asks for next. One that cannot be had is a note, not an error: nobody asked for it.
void add_beside(const Sample& sample, bool bootstrap, ModelReport& report) {
  const CovarianceRequest& asked = report.covariance.request;
  for (const CovarianceKind kind : {CovarianceKind::cr1, CovarianceKind::cr2, CovarianceKind::wild}) {
    if (kind == asked.kind || (kind == CovarianceKind::wild && !bootstrap)) continue;
    CovarianceRequest request = asked;
    request.kind = kind;
    try {
      report.beside.push_back(estimate_covariance(sample, report.fit, request));
    } catch (const Error& error) {
      report.notes.push_back(covariance_name(request) + " is not shown beside it: " + error.problems().front().what);
    }
  }
}

// Levels whose rows all have an outcome of 0 are left out of a Poisson model: their effect is minus infinity.
std::size_t estimated_levels(const AbsorbedEffect& effect) {
  const auto finite = [](double value) { return std::isfinite(value); };
  return static_cast<std::size_t>(std::count_if(effect.value.begin(), effect.value.end(), finite));
}

ModelReport report_of(const ModelPlan& plan, std::size_t index, const Sample& sample) {
  const ModelSpecification& model = plan.models[index];
  ModelReport report;
  report.name = model.name;
  report.formula = model.formula.text;
  report.response = model.formula.response_name;
  report.account = sample.account;
  report.singletons_kept = model.sample.keep_singletons;
  report.notes = synonyms_used(plan.panel, model.formula);
  report.notes.insert(report.notes.end(), plan.notes[index].begin(), plan.notes[index].end());
  report.fit = fit_model(sample, model.model);
  for (const AbsorbedEffect& effect : report.fit.effects) {
    report.effects.push_back(effect.name);
    report.effect_levels.push_back(estimated_levels(effect));
  }
  report.notes.insert(report.notes.end(), report.fit.notes.begin(), report.fit.notes.end());
  report.covariance = estimate_covariance(sample, report.fit, plan.covariances[index]);
  if (plan.beside && shows_beside(report.covariance.request.kind)) add_beside(sample, plan.bootstrap_beside, report);
  return report;
}

// Which of several models a problem is in.
Error in_model(const Error& error, const std::string& name) {
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) problem.what = "model " + name + ": " + problem.what;
  return Error(error.fault(), std::move(problems));
}

}  // namespace

bool shows_beside(CovarianceKind kind) {
  return kind == CovarianceKind::cr0 || kind == CovarianceKind::cr1 || kind == CovarianceKind::cr2 ||
         kind == CovarianceKind::cr3;
}

FittedModel fitted_model(const ModelPlan& plan, std::size_t model) {
  const ModelSpecification& specification = plan.models.at(model);
  try {
    FittedModel fitted{make_sample(plan.panel, specification.formula, specification.sample), {}};
    fitted.report = report_of(plan, model, fitted.sample);
    return fitted;
  } catch (const Error& error) {
    if (plan.models.size() == 1) throw;
    throw in_model(error, specification.name);
  }
}

std::vector<FittedModel> fitted_models(const ModelPlan& plan) {
  std::vector<FittedModel> fitted;
  for (std::size_t model = 0; model < plan.models.size(); ++model) fitted.push_back(fitted_model(plan, model));
  return fitted;
}

}  // namespace entente
