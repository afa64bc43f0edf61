// Covariances that are robust to any dependence within clusters: CR0 to CR3.
#include "estimate/covariance/cluster_scores.hpp"
#include "estimate/covariance/convention.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/covariance/sandwich.hpp"
#include "sim/parallel/blocks.hpp"

namespace entente {
namespace {

std::vector<double> outer_products(const std::vector<double>& turned, const ModelFit& fit, double factor) {
  const std::size_t p = fit.size();
  Meat meat(p);
  for (std::size_t g = 0; g * p < turned.size(); ++g) meat.add({turned.data() + g * p, p});
  return meat.between(fit.root, factor);
}

/// The sum of squared differences of estimates without each cluster from those with all (no (G-1)/G, and about the
/// full estimates rather than their mean).
std::vector<double> jackknife(const Sample& sample, const ModelFit& fit, const Grouping& clusters, int threads) {
  const std::size_t p = fit.size();
  std::vector<double> differences(clusters.levels() * p);
  for_each_block(clusters.levels(), {.threads = threads}, [&](std::size_t begin, std::size_t end) {
    for (std::size_t g = begin; g < end; ++g) {
      std::vector<std::size_t> kept;
      for (std::size_t i = 0; i < clusters.level.size(); ++i) {
        if (clusters.level[i] != g) kept.push_back(i);
      }
      const ModelFit without = fit_model(sample.subset(kept), fit.options);
      for (std::size_t j = 0; j < p; ++j) differences[g * p + j] = without.estimate[j] - fit.estimate[j];
    }
  });
  std::vector<double> matrix(p * p, 0.0);
  for (std::size_t g = 0; g < clusters.levels(); ++g) {
    const double* d = differences.data() + g * p;
    for (std::size_t i = 0; i < p; ++i) {
      for (std::size_t j = 0; j < p; ++j) matrix[i * p + j] += d[i] * d[j];
    }
  }
  return matrix;
}

}  // namespace

CovarianceEstimate clustered_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  const std::vector<const Grouping*> groups = cluster_groupings(sample, request, 1);
  const Grouping& clusters = *groups.front();
  CovarianceEstimate estimate = begin_covariance(sample, fit, request, groups);
  const bool bias_reduced = request.kind == CovarianceKind::cr2;
  if (bias_reduced) require_leverages(fit, request);

  if (request.kind == CovarianceKind::cr3 && !fit.working) {
    estimate.matrix = jackknife(sample, fit, clusters, request.threads);
    estimate.notes.push_back("by refitting the model without each cluster");
    return estimate;
  }
  const bool club = request.convention == Convention::clubsandwich;
  if (bias_reduced || request.kind == CovarianceKind::cr3 || (club && fit.working)) {
    ClusterScores scores = cluster_scores(sample, fit, clusters, request.kind);
    estimate.matrix = outer_products(scores.turned, fit, estimate.factor);
    if (bias_reduced || club) estimate.df = std::move(scores.df);
    return estimate;
  }
  estimate.matrix = outer_products(sums_by_level(turned_scores(fit), fit.size(), clusters), fit, estimate.factor);
  return estimate;
}

}  // namespace entente
