#pragma once

#include "estimate/fit/covariance.hpp"
#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

struct HurdleOptions {
  NewtonOptions newton;                 ///< of the logit
  std::optional<double> ceiling = 1.0;  ///< c in (0, 1], above every share; nothing: estimated too (estimate_ceiling)
};

/// The hurdle family fitted by maximum likelihood: a logit of taking part on all rows and a linear model of logit(y /
/// c) on the rows with y > 0, with the same terms in both (sim/contribution/hurdle.hpp).
///
/// The likelihood is a product of the two parts, so each is fitted on its own. Sigma is the maximum-likelihood one,
/// sigma^2 = RSS / n+ over the n+ positive rows and not RSS / (n+ - k): only then do the scores of all parameters sum
/// to zero, which the joint sandwich needs, and do likelihood, AIC and BIC belong to the estimates, as in the tobit.
struct HurdleFit {
  std::vector<std::string> terms;  ///< k names, of either part
  /// 2k + 1: participation in the order of `terms`, in log-odds of taking part; amount in the same order, in log-odds
  /// of the share; log(sigma).
  std::vector<double> estimate;
  double ceiling = 1;              ///< c, given or estimated
  bool ceiling_estimated = false;  ///< and found below 1; then it counts as a parameter
  double ceiling_error = 0;        ///< standard error by the inverse observed information; 0 unless estimated
  /// Of `estimate`: inverse observed information, normal; no covariance between the parts. Where the ceiling is
  /// estimated, what is not known of it is in there.
  Covariance covariance;
  std::vector<double> root;  ///< L with inverse information = L L', row-major; an estimated ceiling stands last
  std::size_t observations = 0;
  std::size_t positive = 0;             ///< rows with a share above zero: those of the amount
  std::size_t states = 0;               ///< that have rows
  std::size_t contributing_states = 0;  ///< that have a share above zero in some row
  double log_likelihood = 0;            ///< sum of hurdle_log_density over the rows, of shares and not of their logits
  double aic = 0;                       ///< -2 log L + 2 (2k + 1), and 2 more for an estimated ceiling
  double bic = 0;                       ///< -2 log L + ln(n) (2k + 1), and ln(n) more for an estimated ceiling
  Convergence convergence;              ///< of the logit; the amount has a closed form
};

/// Fits both parts. Shares <= 0 count as zeros.
///
/// Throws Error (Fault::input) whose keys name part and term ("amount: ally") as `logit` and `least_squares` do, and
/// when a share reaches the ceiling, so that its logit is not finite, when there are no more positive rows than
/// parameters of the amount or when these are fitted without error, and as `estimate_ceiling` does; Error (Fault::work)
/// when the logit does not converge.
HurdleFit hurdle(const RegressionData& data, const HurdleOptions& options = {});

/// Cluster-robust covariance by state of all parameters jointly: A^-1 B A^-1 with A the observed information and B the
/// sum over states of the outer products of their scores, a state's scores of both parts, summed over its rows, stacked
/// in one vector. So states that take part more often than expected and give more than expected show in the covariance
/// between the parts, though A has none. An estimated ceiling has its scores among them: the covariance is that of
/// `estimate` with the ceiling unknown. Factor G/(G-1), G all states of the sample; normal. `data` is what `fit` was
/// fitted to.
///
/// The amount's block has at most the rank of contributing_states - 1. Throws Error (Fault::input) when there is one
/// state only or when one state alone contributes: its scores sum to zero and would pass for certainty.
Covariance clustered_covariance(const RegressionData& data, const HurdleFit& fit);

/// The standard error of an estimated ceiling from the same sandwich; 0 when it is not estimated.
double clustered_ceiling_error(const RegressionData& data, const HurdleFit& fit);

}  // namespace entente
