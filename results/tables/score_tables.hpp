#pragma once

#include "results/label.hpp"
#include "results/wars/run_comparison.hpp"

#include <string>
#include <vector>

/// Tables of a run's scores, as results/tables/state_tables.hpp has the others; docs/scores.md defines each number.
namespace entente {

/// One row for all compared state-years (`scope` overall), one for those with a positive observed share (contributors),
/// one a year and one a state that has some. Ranks and hits stand in the row `overall` alone.
std::string scores_csv(const RunComparison& run, const std::vector<StateLabel>& labels);
/// One row a central interval, of all compared state-years and of contributors: its coverage, and what a calibrated
/// simulation would have.
std::string calibration_csv(const RunComparison& run);
/// One row a tenth of the probability integral transform, of all and of contributors: randomised counts (`rows`) and
/// the non-randomised histogram (`mass`, adding up to 1).
std::string pit_csv(const RunComparison& run);

}  // namespace entente
