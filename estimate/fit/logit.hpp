#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// A logit of whether a share is above zero, by maximum likelihood (Cox 1958).
struct LogitFit {
  std::vector<std::string> terms;
  std::vector<double> coefficients;  ///< in the order of `terms`, log-odds per unit of the term
  Covariance covariance;             ///< inverse information, normal
  std::vector<double> root;          ///< L with inverse information = L L', k x k row-major
  std::size_t observations = 0;
  std::size_t positive = 0;   ///< rows with a share above zero
  std::size_t states = 0;     ///< that have rows
  double log_likelihood = 0;  ///< sum of log pi and log(1 - pi)
  double aic = 0;             ///< -2 log L + 2 k
  double bic = 0;             ///< -2 log L + ln(n) k
  Convergence convergence;
};

/// Newton's method (for the logit the same as iteratively reweighted least squares) with step halving, from zero
/// coefficients, in an orthogonal basis of the design. The likelihood is concave.
///
/// Throws Error (Fault::input) as `least_squares` does, and when no share or every share is positive or when terms
/// separate zeros from positive shares, of which a smallest set that does is named; Error (Fault::work) when the climb
/// does not converge.
LogitFit logit(const RegressionData& data, const NewtonOptions& options = {});

/// x'(d - pi) a row, n x k row-major: the scores of `coefficients`, in log-odds per unit of the term.
std::vector<double> logit_scores(const RegressionData& data, const std::vector<double>& coefficients);

/// Cluster-robust covariance by state, factor G/(G-1), normal: sandwich::vcovCL's default for glm. `data` is what `fit`
/// was fitted to. Throws Error (Fault::input) when there is one state only.
Covariance clustered_covariance(const RegressionData& data, const LogitFit& fit);

}  // namespace entente
