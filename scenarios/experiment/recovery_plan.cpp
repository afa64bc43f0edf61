#include "scenarios/experiment/recovery_plan.hpp"

#include "scenarios/world/scenario_fit.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

// A scenario that names its coefficients is fitted as these were: the same family and terms, a ceiling known or not.
Scenario refit_of(const Scenario& scenario, const CoefficientsModel& truth) {
  Scenario refit = scenario;
  refit.coefficients.override_terms.clear();
  if (scenario.coefficients.kind == CoefficientSource::Kind::fit) return refit;
  refit.family = truth.coefficients.family;
  refit.ceiling.given = std::nullopt;
  if (truth.ceiling_error == 0) refit.ceiling.given = truth.coefficients.ceiling;
  return refit;
}

std::map<std::string, double> known_values(const Coefficients& truth) {
  const std::vector<std::string> names = parameter_names(truth);
  std::map<std::string, double> values;
  for (std::size_t j = 0; j < names.size(); ++j) values[names[j]] = truth.estimate[j];
  return values;
}

// A fit has the same terms in both parts; one that only the other part has is truly zero here.
std::vector<RecoveredParameter> equation_parameters(const Coefficients& truth, const std::vector<std::string>& terms) {
  Coefficients shape;
  shape.family = truth.family;
  shape.terms = terms;
  if (truth.family == Family::hurdle) shape.amount_terms = terms;
  shape.estimate.resize(shape.terms.size() + shape.amount_terms.size() + 1);
  const std::vector<std::string> names = parameter_names(shape);
  const std::map<std::string, double> known = known_values(truth);

  std::vector<RecoveredParameter> parameters;
  for (std::size_t j = 0; j < names.size(); ++j) {
    const bool amount = j >= terms.size();
    const bool scale = j + 1 == names.size();
    const auto found = known.find(names[j]);
    parameters.push_back({.name = names[j],
                          .part = truth.family != Family::hurdle ? "share"
                                  : amount                       ? "amount"
                                                                 : "participation",
                          .term = scale ? names[j] : terms[j % terms.size()],
                          .kind = scale ? RecoveredKind::scale : RecoveredKind::coefficient,
                          .truth = found == known.end() ? 0.0 : found->second});
  }
  return parameters;
}

std::vector<RecoveredParameter> parameters_of(const RecoveryPlan& plan) {
  const Coefficients& truth = plan.prepared.experiment.coefficients;
  const bool hurdle = truth.family == Family::hurdle;
  std::vector<RecoveredParameter> parameters = equation_parameters(truth, plan.rows.terms);
  const auto add = [&](const char* name, const char* part, RecoveredKind kind, double value) {
    parameters.push_back({.name = name, .part = part, .term = name, .kind = kind, .truth = value});
  };
  if (hurdle && !plan.refit.ceiling.given) add("ceiling", "amount", RecoveredKind::ceiling, truth.ceiling);
  if (plan.refit.persistence.kind == PersistencePlan::Kind::fit) {
    const Persistence& persistence = plan.prepared.experiment.persistence;
    if (hurdle) {
      add("persistence of participation", "participation", RecoveredKind::persistence, persistence.participation);
    }
    add(hurdle ? "persistence of the amount" : "persistence", hurdle ? "amount" : "share", RecoveredKind::persistence,
        persistence.amount);
  }
  return parameters;
}

// Where states can leave, the record's later years also tell whether they have.
std::vector<std::size_t> recorded_acts(const ScenarioFit& fit) {
  std::vector<std::size_t> acts;
  for (std::size_t war = 0; war < fit.record.wars.size(); ++war) {
    for (const std::size_t cell : fit.acting[war]) {
      if (std::isnan(fit.record.wars[war].observed.whole_share[cell])) continue;
      acts.push_back(war * fit.record.facts.layout.cells() + cell);
    }
  }
  return acts;
}

std::vector<std::size_t> positions(const std::vector<std::size_t>& sought, const std::vector<std::size_t>& list) {
  std::map<std::size_t, std::size_t> position;
  for (std::size_t i = 0; i < list.size(); ++i) position[list[i]] = i;
  std::vector<std::size_t> found;
  for (const std::size_t each : sought) found.push_back(position.at(each));
  return found;
}

}  // namespace

const char* to_string(RecoveryGenerator generator) {
  return generator == RecoveryGenerator::scenario ? "scenario" : "model";
}

RecoveryPlan plan_recovery(const Scenario& scenario, RecoveryGenerator generator) {
  const ScenarioFit fit = fit_scenario(scenario);
  const CoefficientsModel& truth = fit.coefficients.model;
  if (!truth.coefficients.state_effects.empty()) {
    throw input_error(scenario.coefficients.place,
                      "the coefficients have fixed effects of states, which no fit of a scenario estimates",
                      "coefficients without them, or {fit: states}");
  }
  if (fit.sample.share.empty()) {
    throw input_error(scenario.observed.place, "no state-year can act and has a share on record, so none is refitted");
  }
  RecoveryPlan plan{.generator = generator,
                    .prepared = prepare(scenario, fit),
                    .refit = refit_of(scenario, truth),
                    .rows = fit.sample};
  if (scenario.coefficients.kind != CoefficientSource::Kind::fit) plan.potential = truth.coefficients.potential;
  plan.withdrawals = generator == RecoveryGenerator::scenario && scenario.withdrawal.kind != WithdrawalPlan::Kind::off;
  if (plan.withdrawals) plan.rows = fit_sample(scenario, fit.record, fit.acting, {});
  plan.acts = plan.withdrawals ? recorded_acts(fit) : plan.rows.acts;
  plan.act_of_row = positions(plan.rows.acts, plan.acts);
  plan.prepared.experiment.draw_coefficients = false;
  plan.parameters = parameters_of(plan);
  return plan;
}

}  // namespace entente
