#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/cluster_sums.hpp"
#include "estimate/covariance/score_bootstrap.hpp"
#include "estimate/covariance/wild_draws.hpp"
#include "estimate/covariance/wild_weights.hpp"
#include "estimate/fit/significance.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace entente {
namespace {

bool is_least_squares(const ModelFit& fit) {
  return fit.options.family == ModelFamily::gaussian && !fit.options.random_intercept && fit.working &&
         fit.working->weights.empty();
}

/// The CR1 covariance that statistics are studentised with, renamed to what is made of it.
CovarianceEstimate studentising_covariance(const Sample& sample, const ModelFit& fit,
                                           const CovarianceRequest& request) {
  CovarianceRequest clustered = request;
  clustered.kind = CovarianceKind::cr1;
  CovarianceEstimate estimate = estimate_covariance(sample, fit, clustered);
  estimate.request = request;
  estimate.name = covariance_name(request);
  return estimate;
}

void check(const Sample& sample, const ModelFit& fit, const Grouping& clusters, const CovarianceRequest& request) {
  if (clusters.levels() < 2) {
    throw input_error({.file = {}, .key = clusters.name}, "the sample holds one cluster only", "at least two",
                      "use an unclustered covariance instead");
  }
  if (!(request.level > 0 && request.level < 1)) {
    throw input_error({.file = {}, .key = "level"}, "an interval at level " + std::to_string(request.level),
                      "a level between 0 and 1");
  }
  if (is_least_squares(fit)) return;
  if (fit.options.random_intercept || !sample.effects.empty()) {
    throw input_error(
        {.file = {}, .key = clusters.name},
        "the wild bootstrap of a model with " +
            std::string(fit.options.random_intercept ? "a random intercept" : "absorbed effects outside least squares"),
        "least squares, or a likelihood of the coefficients alone",
        "ask for pairs:" + clusters.name + " or cluster:" + clusters.name);
  }
}

double standard_error_of(const ModelFit& fit, const CovarianceEstimate& covariance, std::size_t j) {
  const double error = covariance.standard_error(j);
  if (error > 0 && std::isfinite(error)) return error;
  throw input_error({.file = {}, .key = parameter_name(fit.parameters[j])},
                    "its clustered standard error is zero, so it has no statistic to bootstrap",
                    "errors that vary within its clusters", "leave the term out or use another covariance");
}

/// Adds what is known of one parameter; draws without a statistic are counted.
void add(CovarianceEstimate& estimate, const ModelFit& fit, std::size_t j, const NullTest& test, Interval interval) {
  const std::size_t valid = test.valid();
  if (valid == 0 || std::isnan(test.square)) {
    throw work_error("the wild bootstrap found no statistic for " + parameter_name(fit.parameters[j]),
                     "there may be too few clusters for so many terms");
  }
  if (valid < test.drawn.size()) {
    estimate.notes.push_back(parameter_name(fit.parameters[j]) + ": " + std::to_string(test.drawn.size() - valid) +
                             " draws without a statistic are left out");
  }
  estimate.bootstrap_p.push_back(test.p_value());
  if (!estimate.request.intervals) return;
  estimate.interval_low.push_back(interval.low);
  estimate.interval_high.push_back(interval.high);
}

void bootstrap_least_squares(CovarianceEstimate& estimate, const Sample& sample, const ModelFit& fit,
                             const Grouping& clusters, const WildWeightSource& weights) {
  const ClusterSums sums = cluster_sums(sample, fit, clusters, GramRows::regressors);
  std::vector<WildKernel> kernels;
  for (std::size_t j = 0; j < fit.size(); ++j) kernels.push_back(wild_kernel(sums, fit.root, j));
  const std::vector<WildDraws> draws =
      wild_draws(kernels, sums.score, sums.width, fit.estimate, weights, estimate.request.threads);
  const double alpha = 1 - estimate.request.level;
  for (std::size_t j = 0; j < fit.size(); ++j) {
    const double error = standard_error_of(fit, estimate, j);
    double floor = 0;
    NullTest trial;
    const auto excess = [&](double null_value) {
      draws[j].at(fit.estimate[j] - null_value, trial);
      return trial.excess(alpha, &floor);
    };
    const Interval interval = estimate.request.intervals ? invert_test(fit.estimate[j], error, excess) : Interval();
    add(estimate, fit, j, draws[j].test, interval);
  }
}

/// That the logarithm of a scale is 0 is nobody's hypothesis, and may be so far off that no fit can be had under it:
/// the p-value is then that of the CR1 statistic.
void note_scale(CovarianceEstimate& estimate, const ModelFit& fit, std::size_t j, double error) {
  estimate.bootstrap_p[j] = two_sided_p_value(fit.estimate[j] / error, estimate.df[j]);
  estimate.notes.push_back(parameter_name(fit.parameters[j]) +
                           ": its p-value is that of CR1, since that it is zero is no hypothesis of interest");
}

/// Each trial of a null value is a fit of its own, so ends are sought less far and less finely.
constexpr InversionOptions likelihood_inversion = {.tolerance = 1e-4, .reach = 64};

void bootstrap_scores(CovarianceEstimate& estimate, const Sample& sample, const ModelFit& fit, const Grouping& clusters,
                      const WildWeightSource& weights) {
  const auto slope = [&](std::span<const double> parameters) { return evaluate(sample, fit, parameters); };
  const ScoreBootstrap bootstrap(fit, clusters, weights, slope, estimate.request.threads);
  const double alpha = 1 - estimate.request.level;
  for (std::size_t j = 0; j < fit.size(); ++j) {
    const double error = standard_error_of(fit, estimate, j);
    bool halted = false;
    const auto excess = [&](double null_value) {
      try {
        return bootstrap.test(j, null_value).excess(alpha);
      } catch (const Error& failure) {
        if (failure.fault() == Fault::input) throw;
        halted = true;
        return -1.0;  // nothing can be said against a null value under which there is no fit
      }
    };
    const bool scale = fit.parameters[j].scale;
    const NullTest test = bootstrap.test(j, scale ? fit.estimate[j] : 0);
    const Interval interval =
        estimate.request.intervals ? invert_test(fit.estimate[j], error, excess, likelihood_inversion) : Interval();
    if (halted) {
      estimate.notes.push_back(parameter_name(fit.parameters[j]) +
                               ": the model could not be fitted under some null values, which its interval holds");
    }
    add(estimate, fit, j, test, interval);
    if (scale) note_scale(estimate, fit, j, error);
  }
}

}  // namespace

CovarianceEstimate wild_bootstrap(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  if (request.clusters.size() != 1) {
    throw input_error({.file = {}, .key = "vcov"},
                      "a wild bootstrap over " + std::to_string(request.clusters.size()) + " cluster variables",
                      "one, as in wild:ccode");
  }
  const Grouping& clusters = sample.grouping(request.clusters.front());
  check(sample, fit, clusters, request);
  const WildWeightSource weights(clusters, request);
  CovarianceEstimate estimate = studentising_covariance(sample, fit, request);
  const bool linear = is_least_squares(fit);
  estimate.notes.push_back(std::string(linear ? "wild cluster bootstrap-t" : "score bootstrap") +
                           ", null imposed, studentised with CR1: " + weights.description() +
                           (weights.enumerated() ? "" : ", seed " + std::to_string(request.seed)));
  if (linear) {
    bootstrap_least_squares(estimate, sample, fit, clusters, weights);
  } else {
    bootstrap_scores(estimate, sample, fit, clusters, weights);
  }
  return estimate;
}

}  // namespace entente
