#pragma once

#include "results/effects/effects.hpp"
#include "results/label.hpp"

#include <string>
#include <vector>

/// Effects as tidy CSV tables, one row a number: its mean in the baseline and in the counterfactual, their difference
/// `effect`, each with its Monte Carlo error, and `variance_ratio` (Effect). Empty fields are missing values.
namespace entente {

/// By counterfactual, war and year: `quantity` is troop_years, share or contributors (no year), or troops (of the
/// year). `war` is empty for sums over all wars.
std::string effects_csv(const std::vector<NamedEffects>& counterfactuals);

/// By counterfactual, war and state: `quantity` is share, troops (a year), final_tie or final_standing.
std::string effects_states_csv(const std::vector<NamedEffects>& counterfactuals, const std::vector<StateLabel>& labels);

}  // namespace entente
