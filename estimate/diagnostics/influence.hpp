#pragma once

#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/diagnostics/refits.hpp"

#include <string>
#include <vector>

namespace entente {

/// Changes of estimates over refits, in `standard_errors`; a change in a parameter without an error is 0.
Influence influence_of(const ModelFit& fit, const std::vector<Refit>& refits, const Grouping& grouping,
                       const std::vector<double>& standard_errors, const std::string& name);

}  // namespace entente
