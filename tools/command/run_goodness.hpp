#pragma once

#include "results/goodness/goodness_observer.hpp"
#include "results/run_folder/run_folder.hpp"
#include "scenarios/world/prepare.hpp"

#include <vector>

namespace entente {

/// What the wars' replicates are set against, one a war.
/// @param observed the records as the comparison has them
std::vector<GoodnessRecord> goodness_records(const PreparedScenario& prepared,
                                             const std::vector<ObservedShares>& observed);

/// What of the run was fitted to its record, and whether its network can be judged.
GoodnessChoices goodness_choices(const PreparedScenario& prepared);

/// Writes goodness_of_fit.csv.
void write_goodness(RunFolder& folder, const std::vector<GoodnessOfFit>& wars);

}  // namespace entente
