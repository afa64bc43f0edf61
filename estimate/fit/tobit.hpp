#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A linear model left-censored at zero, by maximum likelihood (Tobin 1958).
struct TobitFit {
  std::vector<std::string> terms;  ///< k names; log(sigma) stands after them in `estimate`
  std::vector<double> estimate;    ///< beta in the order of `terms`, shares per unit of the term; then log(sigma)
  Covariance covariance;           ///< inverse observed information of (beta, log sigma), normal
  std::vector<double> root;        ///< L with inverse information = L L', (k+1) x (k+1) row-major
  std::size_t observations = 0;
  std::size_t positive = 0;   ///< rows with a share above zero
  std::size_t states = 0;     ///< that have rows
  double log_likelihood = 0;  ///< sum of log_density over the rows
  double aic = 0;             ///< -2 log L + 2 (k + 1)
  double bic = 0;             ///< -2 log L + ln(n) (k + 1)
  Convergence convergence;
};

/// Newton's method in Olsen's (1978) parametrisation with step halving, from the least-squares estimates.
///
/// Shares <= 0 count as censored. Throws Error (Fault::input) as `least_squares` does, and when no share is positive,
/// when the positive shares are fitted without error (sigma runs to 0) or when a term separates zeros from positive
/// shares (its coefficient runs to infinity); Error (Fault::work) when the climb does not converge.
TobitFit tobit(const RegressionData& data, const NewtonOptions& options = {});

/// Cluster-robust covariance by state of (beta, log sigma): A^-1 B A^-1 with A the observed information and B the sum
/// of outer products of the states' scores; factor G/(G-1), as Stata's vce(cluster) has it for maximum likelihood;
/// normal. `data` is what `fit` was fitted to. Throws Error (Fault::input) when there is one state only.
Covariance clustered_covariance(const RegressionData& data, const TobitFit& fit);

}  // namespace entente
