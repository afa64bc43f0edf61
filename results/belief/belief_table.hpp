#pragma once

#include "results/belief/belief_calibration.hpp"
#include "results/label.hpp"

#include <string>
#include <vector>

namespace entente {

/// belief_calibration.csv: leader_cow, leader_iso3, low, high, beliefs, mean_posterior, committed_share, error.
std::string belief_calibration_csv(const std::vector<BeliefCalibration>& calibrations,
                                   const std::vector<StateLabel>& labels);

}  // namespace entente
