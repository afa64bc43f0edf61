#include "scenarios/experiment/tournament_rows.hpp"

#include "estimate/theory/registry.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace entente {
namespace {

Scenario shipped(const std::string& name) { return read_scenario(ENTENTE_SOURCE_DIR "/scenarios/" + name + ".yaml"); }

// Oracle: what a run of the scenario fits its agents by.
void same_fit_as_a_run(const std::string& name) {
  INFO(name);
  const Scenario scenario = shipped(name);
  const std::vector<Theory> entered = with_war_intercepts(scenario, theories());
  const TournamentRows found = tournament_rows(scenario, entered);
  const PreparedScenario prepared = prepare(scenario);
  CHECK(found.rows.size() == prepared.coefficients.rows);
  const auto own =
      std::find_if(entered.begin(), entered.end(), [&](const Theory& one) { return one.name == scenario.theory; });
  const FitRecipe recipe = fit_recipe(scenario);
  TheoryFit fit = fit_theory(found.rows, all_rows(found.rows), own->terms, recipe);
  choose_persistence(fit, found.rows, all_rows(found.rows), recipe);
  const Coefficients& expected = prepared.experiment.coefficients;
  CHECK(fit.coefficients.terms == expected.terms);
  CHECK(fit.coefficients.amount_terms == expected.amount_terms);
  CHECK(fit.coefficients.estimate == expected.estimate);
  CHECK(fit.coefficients.covariance == expected.covariance);
  CHECK(fit.coefficients.ceiling == expected.ceiling);
  CHECK(fit.coefficients.potential.reference == expected.potential.reference);
  CHECK(fit.persistence.participation == prepared.experiment.persistence.participation);
  CHECK(fit.persistence.amount == prepared.experiment.persistence.amount);
  CHECK(found.notes == std::vector<std::string>(prepared.notes.begin(),
                                                prepared.notes.begin() + static_cast<long>(found.notes.size())));
}

TEST_CASE("a tournament fits a scenario's theory to the rows and numbers of its run") {
  same_fit_as_a_run("afghanistan");
  same_fit_as_a_run("afghanistan_corrected");
  same_fit_as_a_run("us_wars");
}

TEST_CASE("war intercepts stand before potential, in theories with terms only") {
  for (const Theory& one : with_war_intercepts(shipped("us_wars"), theories())) {
    INFO(one.name);
    const bool has = std::find(one.terms.begin(), one.terms.end(), "war(2)") != one.terms.end();
    CHECK(has == one.has_terms());
    if (one.name == "signalling") CHECK(one.terms.back() == potential_term);
  }
  CHECK(with_war_intercepts(shipped("iraq"), theories()).front().terms == theory("signalling").terms);
}

TEST_CASE("a scenario that names its coefficients lends its rows, not its way of fitting") {
  const Scenario libya = shipped("libya");
  CHECK(tournament_rows(libya, theories()).rows.size() > 0);
  CHECK_THROWS_AS(fit_recipe(libya), Error);
  CHECK_THROWS_AS(check_same_measures(libya, shipped("afghanistan")), Error);
  CHECK_NOTHROW(check_same_measures(libya, shipped("iraq")));
}

}  // namespace
}  // namespace entente
