#include "scenarios/world/scenario_fit.hpp"

#include "scenarios/world/acting_by_war.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"

#include <optional>

namespace entente {
namespace {

void append(std::vector<std::string>& notes, const std::vector<std::string>& more) {
  notes.insert(notes.end(), more.begin(), more.end());
}

}  // namespace

ScenarioFit fit_scenario(const Scenario& scenario) {
  const std::optional<CoefficientsModel> model = named_coefficients(scenario);
  if (model && model->coefficients.family != Family::hurdle && scenario.persistence.given.participation != 0) {
    throw input_error(scenario.persistence.participation_place,
                      "the coefficients named have no participation whose shocks could persist",
                      "coefficients of the family hurdle, or leave the key out");
  }
  ScenarioFit fit;
  fit.record = read_record(scenario, model ? all_terms(model->coefficients) : fitted_terms(scenario));

  std::optional<Fact> effects;
  if (model && !model->coefficients.state_effects.empty()) {
    effects = Fact{state_effect_column(model->coefficients, fit.record.facts.layout), "cow", std::nullopt};
  }
  fit.acting = acting_by_war(scenario, fit.record, effects, fit.notes);
  fit.withdrawal = choose_withdrawal(scenario, fit.record, fit.acting);
  append(fit.notes, fit.withdrawal.notes);
  fit.sample = fit_sample(scenario, fit.record, fit.acting, fit.withdrawal.withdrawn);
  fit.coefficients = model ? file_coefficients(scenario, *model) : fit_coefficients(scenario, fit.sample);
  append(fit.notes, fit.coefficients.notes);
  fit.persistence = choose_persistence(scenario, fit.sample, fit.coefficients.model.coefficients);
  append(fit.notes, fit.persistence.notes);
  return fit;
}

}  // namespace entente
