#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A linear model fitted by least squares: the paper's pooled models (Gannon and Kent 2020, Table 1, columns 1 to 3).
///
/// Numbers follow R's lm and its gaussian glm: sigma counts as a parameter of the likelihood, and the dispersion is
/// RSS / (n - p).
struct LeastSquaresFit {
  std::vector<std::string> terms;
  std::vector<double> coefficients;  ///< in the order of `terms`, shares per unit of the term
  Covariance covariance;             ///< s2 (X'X)^-1, t with n - p degrees of freedom
  std::vector<double> residuals;     ///< n, in the order of the rows
  std::vector<double> root;          ///< W with (X'X)^-1 = W W', p x p row-major
  std::size_t observations = 0;
  std::size_t positive = 0;       ///< rows with a share above zero
  std::size_t states = 0;         ///< that have rows
  double degrees_of_freedom = 0;  ///< n - p
  double deviance = 0;            ///< RSS
  double null_deviance = 0;       ///< of the model with the intercept alone, or with nothing when there is no intercept
  double dispersion = 0;          ///< s2 = RSS / (n - p)
  double log_likelihood = 0;      ///< -n/2 (ln(2 pi RSS/n) + 1)
  double aic = 0;                 ///< -2 log L + 2 (p + 1)
  double bic = 0;                 ///< -2 log L + ln(n) (p + 1)

  double r_squared() const { return 1 - deviance / null_deviance; }
};

/// The normal log-likelihood at its maximum in sigma: -n/2 (ln(2 pi RSS/n) + 1).
double gaussian_log_likelihood(double deviance, double observations);

/// Fits by column-scaled, pivoted Householder QR. Throws Error (Fault::input) as `check` does, and when terms are
/// linearly dependent, naming them.
LeastSquaresFit least_squares(const RegressionData& data);

/// Cluster-robust covariance by state, CR1 as Stata and sandwich::vcovCL(type = "HC1", cadjust = TRUE) have it for lm:
/// factor G/(G-1) (n-1)/(n-p); t with G - 1 degrees of freedom (Stata's convention). `data` is what `fit` was fitted
/// to. Throws Error (Fault::input) when there is one state only.
Covariance clustered_covariance(const RegressionData& data, const LeastSquaresFit& fit);

}  // namespace entente
