#pragma once

#include <optional>
#include <string>
#include <vector>

#include "estimate/fit/fit_report.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/contribution/coefficients.hpp"

namespace entente {

/// What the measures of unrealized potential are made of, by cell.
struct PotentialFacts {
  std::vector<double> alignment;
  std::vector<double> depth;
};

/// The coefficients of a scenario and where they come from.
struct CoefficientChoice {
  Coefficients coefficients;
  std::optional<FitReport> fit;    ///< with `fit: states`
  std::string source;              ///< one line for the reader
  std::vector<std::string> notes;  ///< overrides, departures from the scenario's record
  std::string file;                ///< the coefficients file that was read, "" without one
};

/// The terms that the scenario's coefficients have (from its theory, or from the file that it names).
std::vector<std::string> coefficient_terms(const Scenario& scenario);

/// Fits, or reads, the coefficients and applies what the scenario overrides by hand.
/// @param rows the cells of the fit's sample, complete in all terms
/// @param term_columns values by cell, in the order of coefficient_terms; "potential" left empty
CoefficientChoice choose_coefficients(const Scenario& scenario, const StateFacts& facts, const ObservedRecord& observed,
                                      const PotentialFacts& potential, const std::vector<std::size_t>& rows,
                                      const std::vector<std::vector<double>>& term_columns);

}  // namespace entente
