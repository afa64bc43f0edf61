#pragma once

#include "scenarios/experiment/counterfactual.hpp"

#include <cstddef>
#include <string>

/// Parts of apply(): what it means that a fact of a state is otherwise.
namespace entente {

/// The first cell of a year, and so of the years from then on.
std::size_t first_cell(const World& world, Year from);

/// Where a fact of a counterfactual stands in its scenario.
Place place_of(const Counterfactual& counterfactual, const std::string& fact);

/// Throws when a fact's value is not one that a scenario could say.
void check_ranges(const Counterfactual& counterfactual);

/// Index of a state among World::states; an error at the counterfactual's place when it is not there.
std::size_t state_index(const World& world, const Counterfactual& counterfactual, CowCode state);

/// Sets a column of the states table in the contribution equation of wars of that leader, or of all wars, in the cells
/// of a state that are invited from then on. Returns how many cells of terms it has set.
std::size_t set_terms(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::string& column,
                      double value, const std::size_t* leader, World& world);

/// Sets a fact that is no tie.
void change_fact(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::string& fact,
                 double value, CounterfactualRun& run);

}  // namespace entente
