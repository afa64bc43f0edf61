#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The hurdle family fitted by maximum likelihood: a logit of taking part on all rows and a linear model of logit(y) on
/// the rows with y > 0, with the same terms in both (sim/contribution/hurdle.hpp).
///
/// The likelihood is a product of the two parts, so each is fitted on its own. Sigma is the maximum-likelihood one,
/// sigma^2 = RSS / n+ over the n+ positive rows and not RSS / (n+ - k): only then do the scores of all parameters sum
/// to zero, which the joint sandwich needs, and do likelihood, AIC and BIC belong to the estimates, as in the tobit.
struct HurdleFit {
  std::vector<std::string> terms;  ///< k names, of either part
  /// 2k + 1: participation in the order of `terms`, in log-odds of taking part; amount in the same order, in log-odds
  /// of the share; log(sigma).
  std::vector<double> estimate;
  Covariance covariance;     ///< inverse observed information, normal: no covariance between the parts
  std::vector<double> root;  ///< L with inverse information = L L', (2k+1) x (2k+1) row-major
  std::size_t observations = 0;
  std::size_t positive = 0;             ///< rows with a share above zero: those of the amount
  std::size_t states = 0;               ///< that have rows
  std::size_t contributing_states = 0;  ///< that have a share above zero in some row
  double log_likelihood = 0;            ///< sum of hurdle_log_density over the rows, of shares and not of their logits
  double aic = 0;                       ///< -2 log L + 2 (2k + 1)
  double bic = 0;                       ///< -2 log L + ln(n) (2k + 1)
  Convergence convergence;              ///< of the logit; the amount has a closed form
};

/// Fits both parts. Shares <= 0 count as zeros.
///
/// Throws Error (Fault::input) whose keys name part and term ("amount: ally") as `logit` and `least_squares` do, and
/// when a share is 1 or more, whose logit is not finite, when there are no more positive rows than parameters of the
/// amount or when these are fitted without error; Error (Fault::work) when the logit does not converge.
HurdleFit hurdle(const RegressionData& data, const NewtonOptions& options = {});

/// Cluster-robust covariance by state of all parameters jointly: A^-1 B A^-1 with A the observed information and B the
/// sum over states of the outer products of their scores, a state's scores of both parts, summed over its rows, stacked
/// in one vector. So states that take part more often than expected and give more than expected show in the covariance
/// between the parts, though A has none. Factor G/(G-1), G all states of the sample; normal. `data` is what `fit` was
/// fitted to.
///
/// The amount's block has at most the rank of contributing_states - 1. Throws Error (Fault::input) when there is one
/// state only or when one state alone contributes: its scores sum to zero and would pass for certainty.
Covariance clustered_covariance(const RegressionData& data, const HurdleFit& fit);

}  // namespace entente
