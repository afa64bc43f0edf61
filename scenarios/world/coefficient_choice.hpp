#pragma once

#include "estimate/fit/report.hpp"
#include "scenarios/coefficients_file.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/fit_sample.hpp"
#include "sim/contribution/coefficients.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The coefficients of a scenario and where they come from.
struct CoefficientChoice {
  CoefficientsModel model;       ///< as used: what the scenario sets by hand in its place
  std::optional<FitReport> fit;  ///< with `fit: states`
  /// With `fit: states`, by term of `fit`: standard errors that take a state's rows for independent of one another.
  std::vector<double> independent_errors;
  std::vector<std::string> notes;  ///< overrides, departures from the scenario's record
};

/// The coefficients file that the scenario names, or nothing with `fit: states`. Errors: an unknown model; measures of
/// depth or potential other than the scenario's, with which its coefficients mean nothing.
std::optional<CoefficientsModel> named_coefficients(const Scenario& scenario);

/// Coefficients fitted to a sample, with covariance clustered by state.
CoefficientChoice fit_coefficients(const Scenario& scenario, const FitSample& sample);
/// The same with potential measured as given, not from the sample.
CoefficientChoice fit_coefficients(const Scenario& scenario, const FitSample& sample,
                                   const PotentialMeasure& potential);
/// Coefficients from a file.
CoefficientChoice file_coefficients(const Scenario& scenario, const CoefficientsModel& model);

/// P from the sample: as difference with P* the sample's mean, or as residual from the regression of depth on
/// alignment.
PotentialMeasure potential_measure(PotentialKind kind, const FitSample& sample);

}  // namespace entente
