#pragma once

#include "estimate/diagnostics/diagnostics.hpp"
#include "estimate/diagnostics/information_criteria.hpp"

#include <string>

namespace entente {

/// Diagnostics of one fit for a terminal, ended by LF: variance inflation, autocorrelation, the parameters and units
/// that influence moves most (`units` of them at most), scores, and what could not be had.
std::string diagnostics_text(const Diagnostics& diagnostics, std::size_t units = 10);

/// Information criteria in groups that compare, and why the groups do not. Empty for no model with a likelihood.
std::string criteria_text(const CriterionComparison& comparison);

}  // namespace entente
