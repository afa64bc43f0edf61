#include "scenarios/experiment/tournament_rows.hpp"

#include "estimate/theory/registry.hpp"
#include "scenarios/world/acting_by_war.hpp"
#include "scenarios/world/fit_sample.hpp"
#include "scenarios/world/record.hpp"
#include "scenarios/world/terms.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

std::string record_of(const Scenario& scenario) {
  return std::string("Record: outcome ") + to_string(scenario.measures.outcome) + ", depth " +
         to_string(scenario.measures.depth) + ", potential " + to_string(scenario.measures.potential);
}

}  // namespace

FitRecipe fit_recipe(const Scenario& scenario) {
  if (scenario.coefficients.kind != CoefficientSource::Kind::fit) {
    throw input_error(scenario.coefficients.place, "a tournament fits its theories itself",
                      "contribution.coefficients: {fit: states}, with theory and family");
  }
  FitRecipe recipe{.family = scenario.family,
                   .ceiling = scenario.ceiling.given,
                   .residual_potential = scenario.measures.potential == PotentialKind::residual,
                   .persistence = scenario.persistence.given,
                   .draw_coefficients = scenario.coefficients.draw};
  switch (scenario.persistence.kind) {
    case PersistencePlan::Kind::off: recipe.shocks = FitRecipe::Shocks::independent; break;
    case PersistencePlan::Kind::fit: recipe.shocks = FitRecipe::Shocks::calibrated; break;
    case PersistencePlan::Kind::numbers: recipe.shocks = FitRecipe::Shocks::given; break;
  }
  return recipe;
}

std::vector<Theory> with_war_intercepts(const Scenario& scenario, std::vector<Theory> theories) {
  if (!scenario.war_intercepts) return theories;
  std::vector<std::string> intercepts;
  for (std::size_t war = 1; war < scenario.wars.size(); ++war) intercepts.push_back(war_term(scenario.wars[war].id));
  for (Theory& theory : theories) {
    if (!theory.has_terms()) continue;
    const auto last = std::find(theory.terms.begin(), theory.terms.end(), potential_term);
    theory.terms.insert(last, intercepts.begin(), intercepts.end());
  }
  return theories;
}

TournamentRows tournament_rows(const Scenario& scenario, const std::vector<Theory>& theories) {
  TournamentRows result{.rows = {}, .record = record_of(scenario), .notes = {}};
  const Record record = read_record(scenario, terms_of_all(theories));
  const std::vector<std::vector<std::size_t>> acting = acting_by_war(scenario, record, std::nullopt, result.notes);
  const WithdrawalChoice withdrawal = choose_withdrawal(scenario, record, acting);
  result.rows = contribution_rows(fit_sample(scenario, record, acting, withdrawal.withdrawn));
  if (!scenario.coefficients.override_terms.empty()) {
    result.notes.push_back(
        "The scenario's override is of its run: theories stand here as estimated, and signalling also as "
        "the paper states it.");
  }
  if (result.rows.size() == 0)
    throw input_error(scenario.observed.place, "no state-year can act and has a share on record");
  return result;
}

void check_same_measures(const Scenario& train, const Scenario& test) {
  std::vector<Problem> problems;
  const auto check = [&](const char* key, const std::string& wanted, const std::string& found) {
    if (wanted == found) return;
    problems.push_back({{.file = test.file, .key = key},
                        "\"" + found + "\" is not how " + train.file + " measures it",
                        "\"" + wanted + "\" in both",
                        {}});
  };
  check("measures.depth", to_string(train.measures.depth), to_string(test.measures.depth));
  check("measures.potential", to_string(train.measures.potential), to_string(test.measures.potential));
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

}  // namespace entente
