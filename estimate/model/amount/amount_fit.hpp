#pragma once

#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <vector>

namespace entente {

/// The positive part of a hurdle, fitted by maximum likelihood on its own: the likelihood is a product of the parts.
struct AmountFit {
  std::vector<double> estimate;  ///< k coefficients, then the log of the scale
  std::vector<double> root;      ///< L with inverse observed information = L L', (k + 1) x (k + 1) row-major
  double log_likelihood = 0;     ///< of the amounts themselves, Jacobians included
  Convergence convergence;       ///< all zero where there is a closed form
};

/// Each takes the rows with a positive outcome. All throw Error (Fault::input) as `fit_amounts` does (hurdle_part.hpp),
/// those that climb Error (Fault::work) when they do not converge.

/// ln y by least squares, sigma^2 = RSS / n.
AmountFit fit_log_normal_amount(const RegressionData& positive);
/// Ferrari and Cribari-Neto (2004), jointly with the precision; outcomes below 1.
AmountFit fit_beta_amount(const RegressionData& positive, const NewtonOptions& options);
/// With a logarithmic link, jointly with the shape.
AmountFit fit_gamma_amount(const RegressionData& positive, const NewtonOptions& options);

}  // namespace entente
