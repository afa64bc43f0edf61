#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The terms of a theory of the registry, which has some: intercept first, "potential" last where the theory has it.
/// Throws Error (Fault::input) when there is no such theory.
std::vector<std::string> terms_of(const std::string& theory);

/// The same for the equation that a scenario fits: with `contribution.war_intercepts`, "war(ID)" of every war but the
/// first stands before "potential".
std::vector<std::string> fitted_terms(const Scenario& scenario);

/// "log(gdp)" and not "gdp".
bool is_logarithm(const std::string& term);
/// The column of the states table that a term reads ("gdp" for "log(gdp)"); "" for the intercept and "war(2)".
std::string column_of(const std::string& term);
/// "war(2)": an intercept of that war's own.
std::string war_term(WarId war);
/// The war of a term "war(2)"; nothing for other terms.
std::optional<WarId> war_of_term(const std::string& term);

/// The fixed effect of each cell's state, NaN for a state that the coefficients do not know.
std::vector<double> state_effect_column(const Coefficients& coefficients, const StateYears& layout);

}  // namespace entente
