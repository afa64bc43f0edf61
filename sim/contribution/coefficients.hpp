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
  hurdle,    ///< a logit of taking part, then a logit-normal share: two linear predictors (sim/contribution/hurdle.hpp)
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
/// Parameters stand in the order of `terms`, then `amount_terms`, then log(sigma). Under `hurdle`, `terms` are those of
/// participation, in log-odds of taking part, and `amount_terms` those of the amount, in log-odds of the share; the
/// other families have one part and no `amount_terms`.
struct Coefficients {
  Family family = Family::tobit;
  std::vector<std::string> terms;  ///< "intercept", covariates as the states table names them ("log(gdp)"), "potential"
  std::vector<std::string> amount_terms;    ///< hurdle only: the amount's, named likewise; they need not be the same
  std::vector<double> estimate;             ///< terms.size() + amount_terms.size() + 1 values; the last is log(sigma)
  std::vector<double> covariance;           ///< row-major, square of estimate.size(); zero rows for what is held fixed
  std::map<CowCode, double> state_effects;  ///< fixed effects added to eta; empty when the model has none, as in hurdle
  PotentialMeasure potential;
  double ceiling = 1;  ///< hurdle only, in (0, 1]: the amount is ceiling times a logit-normal, so no share exceeds it

  /// How many parameters are estimated, log(sigma) included.
  std::size_t parameters() const { return estimate.size(); }
};

/// The names of the parameters in their order, as tables show them: the terms and "log(sigma)"; under hurdle
/// "participation: potential", "amount: potential".
std::vector<std::string> parameter_names(const Coefficients& coefficients);

/// Every term that some part has, once each: `terms` in their order, then those that only `amount_terms` have. In this
/// order, less "potential", stand the covariates of a world.
std::vector<std::string> all_terms(const Coefficients& coefficients);

}  // namespace entente
