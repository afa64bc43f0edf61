#pragma once

#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/diagnostics/information_criteria.hpp"
#include "results/json/value.hpp"

/// For source files of results only, to be set into larger documents: nlohmann-json stays out of public headers.
namespace entente {

OrderedJson diagnostics_value(const Diagnostics& diagnostics);
OrderedJson criteria_value(const CriterionComparison& comparison);

}  // namespace entente
