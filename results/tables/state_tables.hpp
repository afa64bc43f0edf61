#pragma once

#include "results/comparison.hpp"
#include "results/label.hpp"

#include <string>
#include <vector>

/// Tidy CSV tables of a comparison, with a header line. Columns that end in _error are Monte Carlo standard errors;
/// empty fields are missing values; shares are fractions of the armed forces, troops and casualties people.
namespace entente {

/// One row a state-year, in the World's order.
std::string state_years_csv(const Comparison& comparison, const std::vector<StateLabel>& labels);
/// One row a state by descending observed share, states without a compared year last (cf. Gannon and Kent 2020, Figure
/// 1).
std::string states_csv(const Comparison& comparison, const std::vector<StateLabel>& labels);
/// One row a year: troops of all compared states; `inside` is 1 where the observed ones lie in the central 90 %.
std::string totals_csv(const Comparison& comparison);
/// One row a state: its tie to the leader before and after, by descending change of standing.
std::string ties_csv(const Comparison& comparison, const std::vector<StateLabel>& labels);

}  // namespace entente
