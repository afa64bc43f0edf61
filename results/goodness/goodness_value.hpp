#pragma once

#include "results/goodness/goodness_of_fit.hpp"
#include "results/json/value.hpp"

#include <vector>

namespace entente {

/// Adds `goodness_of_fit` to a run's document, with several wars to each object of its `wars`; nothing without tests.
/// For source files of results only.
void put_goodness_of_fit(OrderedJson& document, const std::vector<GoodnessOfFit>& wars);

}  // namespace entente
