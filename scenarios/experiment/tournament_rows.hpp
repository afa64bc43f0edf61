#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/theory.hpp"
#include "estimate/theory/theory_fit.hpp"
#include "scenarios/reader/scenario.hpp"

#include <string>
#include <vector>

namespace entente {

/// What a tournament takes from a scenario.
struct TournamentRows {
  ContributionRows rows;           ///< the rows that a run would fit its coefficients to, with every theory's terms
  std::string record;              ///< one line: which record and measures
  std::vector<std::string> notes;  ///< rows left out, keys that a tournament does not heed
};

/// The theories as a scenario fits them: with `contribution.war_intercepts`, those with terms also have "war(ID)" of
/// every war but the first, before "potential".
std::vector<Theory> with_war_intercepts(const Scenario& scenario, std::vector<Theory> theories);

/// Reads a scenario's tables and takes the rows that all theories are fitted to and scored on: those that can act, have
/// every fact that any theory needs, and are on record; with withdrawal on, up to a state's withdrawal.
/// Throws Error (Fault::input) with places as `prepare` does.
TournamentRows tournament_rows(const Scenario& scenario, const std::vector<Theory>& theories);

/// How a scenario fits: family, ceiling, persistence. Throws Error (Fault::input) when it names coefficients instead of
/// fitting them, which says nothing of how rivals are to be fitted.
FitRecipe fit_recipe(const Scenario& scenario);

/// Throws Error (Fault::input) at the second scenario's keys where it measures depth or potential otherwise than the
/// first: coefficients would mean something else there.
void check_same_measures(const Scenario& train, const Scenario& test);

}  // namespace entente
