#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/pairs_draws.hpp"
#include "estimate/covariance/resample.hpp"
#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace entente {
namespace {

/// More failures than this share say that the distribution of the draws is not that of the estimates.
constexpr double most_failures = 0.1;

void check(const Grouping& clusters, const CovarianceRequest& request) {
  if (clusters.levels() < 2) {
    throw input_error({.file = {}, .key = clusters.name}, "the sample holds one cluster only", "at least two",
                      "use an unclustered covariance instead");
  }
  if (request.draws < 2) {
    throw input_error({.file = {}, .key = "draws"}, std::to_string(request.draws) + " draws of the bootstrap",
                      "at least 2");
  }
  if (!(request.level > 0 && request.level < 1)) {
    throw input_error({.file = {}, .key = "level"}, "an interval at level " + std::to_string(request.level),
                      "a level between 0 and 1");
  }
}

bool same_parameters(const ModelFit& one, const ModelFit& other) {
  return std::equal(one.parameters.begin(), one.parameters.end(), other.parameters.begin(), other.parameters.end(),
                    [](const Parameter& a, const Parameter& b) { return a.part == b.part && a.term == b.term; });
}

/// The draw by fitting the model to the rows drawn. Sets `why` where that fails.
PairsDraw refitted(const Sample& sample, const ModelFit& fit, const Grouping& clusters,
                   const std::vector<std::vector<std::size_t>>& rows, const std::vector<std::size_t>& times,
                   std::string& why) {
  try {
    const ModelFit refit = fit_model(resampled(sample, clusters, rows, times), fit.options);
    if (!same_parameters(fit, refit)) return std::nullopt;
    const bool finite =
        std::all_of(refit.estimate.begin(), refit.estimate.end(), [](double b) { return std::isfinite(b); });
    if (finite) return refit.estimate;
  } catch (const Error& failure) {
    why = to_string(failure.problems().front());
  }
  return std::nullopt;
}

std::vector<PairsDraw> draw_all(const Sample& sample, const ModelFit& fit, const Grouping& clusters,
                                const CovarianceRequest& request, std::string& first_failure) {
  const std::vector<std::vector<std::size_t>> rows = rows_by_level(clusters);
  const std::optional<ClusterSums> sums = sums_suffice(sample, fit, clusters)
                                              ? std::optional(cluster_sums(sample, fit, clusters, GramRows::all))
                                              : std::nullopt;
  std::vector<PairsDraw> draws(static_cast<std::size_t>(request.draws));
  std::vector<std::string> failures(draws.size());
  for_each_block(draws.size(), {.threads = request.threads}, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<std::size_t> times = drawn_clusters(request.seed, i, clusters.levels());
      if (sums) draws[i] = pairs_draw(*sums, fit, times);
      if (!draws[i]) draws[i] = refitted(sample, fit, clusters, rows, times, failures[i]);
    }
  });
  const auto first =
      std::find_if(failures.begin(), failures.end(), [](const std::string& why) { return !why.empty(); });
  if (first != failures.end()) first_failure = *first;
  return draws;
}

/// Of ascending values, as R's default (Hyndman and Fan 1996, type 7).
double quantile(const std::vector<double>& ascending, double share) {
  const double position = share * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (position - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

/// Covariance about the mean of the draws, over B - 1.
std::vector<double> covariance_of(const std::vector<std::vector<double>>& draws, std::size_t p) {
  const double count = static_cast<double>(draws.size());
  std::vector<double> mean(p, 0.0);
  for (const auto& draw : draws) {
    for (std::size_t j = 0; j < p; ++j) mean[j] += draw[j] / count;
  }
  std::vector<double> matrix(p * p, 0.0);
  for (const auto& draw : draws) {
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t m = 0; m < p; ++m) matrix[j * p + m] += (draw[j] - mean[j]) * (draw[m] - mean[m]) / (count - 1);
    }
  }
  return matrix;
}

void add_percentiles(CovarianceEstimate& estimate, const std::vector<std::vector<double>>& draws, std::size_t j) {
  std::vector<double> values;
  values.reserve(draws.size());
  for (const auto& draw : draws) values.push_back(draw[j]);
  std::sort(values.begin(), values.end());
  const double tail = (1 - estimate.request.level) / 2;
  estimate.interval_low.push_back(quantile(values, tail));
  estimate.interval_high.push_back(quantile(values, 1 - tail));
  // The level at which the percentile interval begins to hold 0 (Efron and Tibshirani 1993, section 15.4).
  const auto below = std::upper_bound(values.begin(), values.end(), 0.0) - values.begin();
  const auto above = values.end() - std::lower_bound(values.begin(), values.end(), 0.0);
  const double smaller = static_cast<double>(std::min(below, above));
  estimate.bootstrap_p.push_back(std::min(1.0, 2 * smaller / static_cast<double>(values.size())));
}

}  // namespace

CovarianceEstimate pairs_bootstrap(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  if (request.clusters.size() != 1) {
    throw input_error({.file = {}, .key = "vcov"},
                      "a pairs bootstrap over " + std::to_string(request.clusters.size()) + " cluster variables",
                      "one, as in pairs:ccode");
  }
  const Grouping& clusters = sample.grouping(request.clusters.front());
  check(clusters, request);
  std::string why;
  std::vector<std::vector<double>> kept;
  for (PairsDraw& draw : draw_all(sample, fit, clusters, request, why)) {
    if (draw) kept.push_back(std::move(*draw));
  }
  const std::size_t total = static_cast<std::size_t>(request.draws);
  const std::size_t failed = total - kept.size();
  if (static_cast<double>(failed) > most_failures * static_cast<double>(total) || kept.size() < 2) {
    throw work_error("the model could not be fitted to " + std::to_string(failed) + " of " + std::to_string(total) +
                         " resampled panels (the first: " + why + ")",
                     "terms that rest on a few clusters vanish when these are not drawn: leave them out, or ask for "
                     "wild:" +
                         clusters.name);
  }

  CovarianceEstimate estimate;
  estimate.request = request;
  estimate.name = covariance_name(request);
  estimate.formula = "none";
  estimate.groups = {clusters.levels()};
  estimate.df.assign(fit.size(), static_cast<double>(clusters.levels() - 1));
  estimate.matrix = covariance_of(kept, fit.size());
  for (std::size_t j = 0; j < fit.size(); ++j) add_percentiles(estimate, kept, j);
  estimate.notes.push_back("pairs cluster bootstrap: " + std::to_string(total) + " draws, percentile intervals, seed " +
                           std::to_string(request.seed));
  if (failed > 0) {
    estimate.notes.push_back(std::to_string(failed) + " of " + std::to_string(total) +
                             " resampled panels could not carry the model (the first: " + why + ") and are left out");
  }
  return estimate;
}

}  // namespace entente
