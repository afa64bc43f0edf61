#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/contribution/coefficients.hpp"

#include <string>
#include <vector>

namespace entente {

/// The terms of a theory of the registry, which has some: intercept first, "potential" last where the theory has it.
/// Throws Error (Fault::input) when there is no such theory.
std::vector<std::string> terms_of(const std::string& theory);

/// A covariate by cell: a column of the states table ("cinc") or the logarithm of one ("log(gdp)"); ones for
/// "intercept". NaN where the fact is missing. Error: the table has no such column, or a number whose logarithm is
/// wanted is not positive.
std::vector<double> term_values(const StateFacts& facts, const std::string& term);

/// The fixed effect of each cell's state, NaN for a state that the coefficients do not know.
std::vector<double> state_effect_column(const Coefficients& coefficients, const StateYears& layout);

/// The column of the states table that a term reads ("gdp" for "log(gdp)"); "" for the intercept.
std::string column_of(const std::string& term);

}  // namespace entente
