#pragma once

#include "results/goodness/goodness_of_fit.hpp"

#include <string>
#include <vector>

namespace entente {

/// How like the record the replicates are, for people, at most `report_width` columns wide: a line a group with its
/// p-value, then the single statistics with p of at most 0.05.
std::string goodness_of_fit_text(const std::vector<GoodnessOfFit>& wars);

}  // namespace entente
