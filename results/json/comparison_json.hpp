#pragma once

#include "results/comparison.hpp"
#include "results/label.hpp"

#include <string>

namespace entente {

/// A comparison as one JSON object, ended by LF: caption, scores, behaviour over time, states (the World's order),
/// totals a year and tie changes. Simulated numbers are {"value", "error"} with the Monte Carlo standard error; what is
/// missing is null. State-years are left to state_years.csv.
std::string to_json(const Comparison& comparison, const Caption& caption);

}  // namespace entente
