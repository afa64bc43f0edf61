#pragma once

#include "results/label.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/run_extras.hpp"

#include <string>

namespace entente {

/// A run as one JSON object, ended by LF: caption, scores, scoring (docs/scores.md), behaviour over time, states (the
/// World's order), totals a year and tie changes. With several wars these stand in `wars`, each with its id, name,
/// leader and years and with the same keys as the document of one war, and `totals` are over all wars. Then the
/// networks and the counterfactuals, where there are some. Simulated numbers are {"value", "error"} with the Monte
/// Carlo standard error; what is missing is null. State-years are left to state_years.csv.
std::string to_json(const RunComparison& run, const Caption& caption, const RunExtras& extras = {});

}  // namespace entente
