#pragma once

#include "results/label.hpp"
#include "results/wars/run_comparison.hpp"

#include <string>
#include <vector>

/// Tidy CSV tables of a run, with a header line. Columns that end in _error are Monte Carlo standard errors; empty
/// fields are missing values; shares are fractions of the armed forces, troops and casualties people.
///
/// With several wars all but ties_csv begin with a column `war`, the war's id, and have one war's rows after another's.
/// Where states learn, state_years and states end with their expectations and the errors.
namespace entente {

/// One row a state-year, in the World's order; at the end what is known of it before any replicate (armed_forces,
/// alignment, treaty_depth and potential, P at the treaty; the two that need alignment are empty where the state is not
/// invited), and its tie at the end of the year.
std::string state_years_csv(const RunComparison& run, const std::vector<StateLabel>& labels);
/// One row a state by descending observed share, states without a compared year last (cf. Gannon and Kent 2020, Figure
/// 1).
std::string states_csv(const RunComparison& run, const std::vector<StateLabel>& labels);
/// One row a year: troops of all compared states; `inside` is 1 where the observed ones lie in the central 90 %. With
/// several wars rows over all wars follow, whose `war` is empty; in them a state counts once among those compared.
std::string totals_csv(const RunComparison& run);
/// One row a state: its tie to the leader before and after, by descending change of standing. With several leaders
/// they come one after another, named by their COW code in a leading column `leader`.
std::string ties_csv(const RunComparison& run, const std::vector<StateLabel>& labels);
/// Behaviour over time, one row a statistic: observed, simulated mean with its Monte Carlo error and 5 and 95 %
/// quantiles over replicates, `inside` (1 or 0, empty where undefined), and the replicates left out because the
/// statistic is undefined in them. Shares and zeros are fractions.
std::string behaviour_csv(const RunComparison& run);
/// One row a further measure of the record: its rank correlation over states with simulated troops and, for what the
/// record agrees with itself, with observed ones (MeasureAgreement).
std::string measures_csv(const RunComparison& run);

}  // namespace entente
