#pragma once

#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/diagnostics/information_criteria.hpp"

#include <string>

namespace entente {

/// One JSON object with the parts of diagnostics that are there: vif, autocorrelation, influence (all units), scores,
/// notes. What is not finite is null.
std::string diagnostics_json(const Diagnostics& diagnostics);

/// {"groups": [{"likelihood_of", "models": {name: {aic, bic, aic_difference, bic_difference}}}], "reasons": [...]}
std::string criteria_json(const CriterionComparison& comparison);

}  // namespace entente
