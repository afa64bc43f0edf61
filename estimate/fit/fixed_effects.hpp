#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// What the within transformation took out for one state.
struct StateEffect {
  CowCode state;
  std::size_t rows = 0;            ///< T_i
  double effect = 0;               ///< alpha_i = ybar_i - xbar_i' b
  std::vector<double> mean_terms;  ///< xbar_i, in the order of the terms
};

/// A linear model with a fixed effect a state, by the within estimator (Gannon and Kent 2020, Table 1, column 4).
///
/// Numbers follow R's plm(model = "within", effect = "individual").
struct FixedEffectsFit {
  std::vector<std::string> terms;    ///< slopes; there is no intercept
  std::vector<double> coefficients;  ///< in the order of `terms`
  Covariance covariance;             ///< RSS/df (X_w'X_w)^-1, t with n - k - N degrees of freedom
  std::vector<double> residuals;     ///< n, in the order of the rows
  std::vector<double> root;          ///< W with (X_w'X_w)^-1 = W W', k x k row-major
  std::vector<StateEffect> effects;  ///< N, in ascending order of state codes
  std::size_t observations = 0;
  std::size_t positive = 0;       ///< rows with a share above zero
  std::size_t singletons = 0;     ///< states with one row: their effect is fitted, but they say nothing on slopes
  double degrees_of_freedom = 0;  ///< n - k - N
  double deviance = 0;            ///< RSS
  double within_deviance = 0;     ///< sum of squares of the demeaned response
  double dispersion = 0;          ///< RSS / df
  double r_squared = 0;           ///< within: 1 - RSS / within_deviance
  double adjusted_r_squared = 0;  ///< 1 - (1 - R2) (n - 1) / df
  double f_statistic = 0;         ///< that all slopes are zero; F(k, df)
  double log_likelihood = 0;      ///< of the model with a dummy variable a state
  double aic = 0;                 ///< -2 log L + 2 (k + N + 1)
  double bic = 0;                 ///< -2 log L + ln(n) (k + N + 1)
};

/// Throws Error (Fault::input) as `least_squares` does, and when a term (an intercept, say) varies within no state, or
/// when states leave no degrees of freedom.
FixedEffectsFit fixed_effects(const RegressionData& data);

/// Whether states with one row count in n and G of the small-sample factor; they never touch the sandwich itself.
enum class Singletons { dropped, kept };

/// Cluster-robust covariance by state with the factor of Stata's xtreg and of fixest, for effects nested in the
/// clusters: G/(G-1) (n-1)/(n-k-1); t with G - 1 degrees of freedom. `data` is what `fit` was fitted to.
Covariance clustered_covariance(const RegressionData& data, const FixedEffectsFit& fit,
                                Singletons singletons = Singletons::dropped);

/// Standard error of a fitted state's predicted share at covariates `x`: sqrt(s2/T_i + (x - xbar_i)' V (x - xbar_i)),
/// the dummy-variable answer. The slopes' covariance alone would leave the effect's own uncertainty out. Throws Error
/// (Fault::input) when the state was not in the sample.
double prediction_standard_error(const FixedEffectsFit& fit, CowCode state, std::span<const double> x);

}  // namespace entente
