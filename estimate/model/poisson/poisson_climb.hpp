#pragma once

#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"
#include "estimate/sample/sample.hpp"

#include <vector>

namespace entente {

/// A Poisson pseudo-likelihood at its maximum (Gourieroux, Monfort and Trognon 1984).
struct PoissonClimb {
  std::vector<double> coefficients;  ///< k slopes
  std::vector<double> root;          ///< L with inverse information = L L', effects taken out, k x k row-major
  std::vector<double> eta;           ///< n: ln mu
  std::vector<double> within;        ///< n x k row-major: the design with mu-weighted group means taken out
  Convergence convergence;
};

/// Iteratively reweighted least squares with step halving, in which effects are taken out of each weighted regression
/// (Correia, Guimaraes and Zylkin 2020; the same as concentrating them out of the likelihood). The likelihood is
/// concave in all parameters together. Convergence is measured in standard errors of an outcome with variance
/// proportional to its mean, so it does not depend on the unit of the outcome.
///
/// @param data with a response >= 0 and no group of zeros alone.
/// Throws Error (Fault::input) when a term is constant within the groups, when terms are linearly dependent or when
/// they separate zeros from positive outcomes (Correia, Guimaraes and Zylkin 2021), of which a smallest set that does
/// is named; Error (Fault::work) when the climb does not converge.
PoissonClimb climb_poisson(const RegressionData& data, const std::vector<Grouping>& effects,
                           const NewtonOptions& options);

}  // namespace entente
