#pragma once

#include "results/belief/belief_calibration.hpp"
#include "results/json/value.hpp"
#include "results/label.hpp"

#include <vector>

namespace entente {

/// The same as JSON; for source files of results only.
OrderedJson belief_calibration_value(const std::vector<BeliefCalibration>& calibrations, const Caption& caption);

}  // namespace entente
