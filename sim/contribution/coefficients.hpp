#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace entente {

/// The family of the contribution share y given its linear predictor eta.
enum class Family {
  gaussian,  ///< y = eta + sigma zeta: the paper's linear model (Gannon and Kent 2020, Table 1); y may be negative
  tobit,     ///< y = max(0, eta + sigma zeta): Tobin (1958)
};

const char* to_string(Family family);

/// How unrealized alliance potential P is built from alignment s and tie a: P = intercept + slope s - a.
/// `difference` (the paper's index) has intercept 0 and slope 1; `residual` takes both from the regression of depth on
/// alignment over the fit's rows.
struct PotentialMeasure {
  double intercept = 0;
  double alignment_slope = 1;
  double reference = 0;  ///< P*: 0 for `residual`, the fit sample's mean for `difference`

  double potential(double alignment, double tie) const { return intercept + alignment_slope * alignment - tie; }
};

/// The name under which unrealized alliance potential stands among the terms.
inline constexpr const char* potential_term = "potential";
inline constexpr const char* intercept_term = "intercept";

/// The fitted contribution model as the agents need it: what `estimate` hands to `sim`.
///
/// Parameters stand in the order of `terms`, followed by log(sigma).
struct Coefficients {
  Family family = Family::tobit;
  std::vector<std::string> terms;  ///< "intercept", covariates as the states table names them ("log(gdp)"), "potential"
  std::vector<double> estimate;    ///< terms.size() + 1 values; the last is log(sigma)
  std::vector<double> covariance;  ///< row-major, square of estimate.size(); zero rows for what is held fixed
  std::map<CowCode, double> state_effects;  ///< fixed effects added to eta; empty when the model has none
  PotentialMeasure potential;

  std::size_t parameters() const { return estimate.size(); }
};

}  // namespace entente
