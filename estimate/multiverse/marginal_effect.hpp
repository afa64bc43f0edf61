#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"

#include <string>
#include <vector>

namespace entente {

/// The average marginal effect of a variable on the expected outcome: the mean over a sample's rows of dE[y | x]/dx.
/// What makes models of different families comparable (Wooldridge 2010, 2.2.5 and 15.6).
struct MarginalEffect {
  double value = 0;              ///< in outcomes per unit of the variable
  std::vector<double> gradient;  ///< P: in the parameters, for the delta method
  double deviation = 0;          ///< the variable's standard deviation over the rows, divisor n - 1
};

/// Of a leaf of the model matrix ("pot_gain", "within(pot_gain)").
///
/// A central difference over a thousandth of the standard deviation, whose relative error is about 1e-7; for a linear
/// model only rounding. In a Poisson model with absorbed effects these follow the coefficients, and the effect is the
/// slope times the mean outcome.
///
/// Throws Error (Fault::input) for a variable that the model does not have (with the nearest) or that does not vary,
/// and for a product with another variable in a Poisson model with absorbed effects.
MarginalEffect marginal_effect(const Sample& sample, const ModelFit& fit, const std::string& variable);

/// Its standard error by the delta method, per unit of the variable.
double standard_error(const MarginalEffect& effect, const CovarianceEstimate& covariance);

}  // namespace entente
