#pragma once

#include "results/goodness/goodness_of_fit.hpp"

#include <string>
#include <vector>

namespace entente {

/// goodness_of_fit.csv: a row a statistic, after those of a group one named `joint` (squared Mahalanobis distances),
/// at the end the joint tests over groups: `not_fitted`, `contributions` and `all`. With several wars a first column
/// `war`.
std::string goodness_of_fit_csv(const std::vector<GoodnessOfFit>& wars);

}  // namespace entente
