#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/convention.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/fit/covariance.hpp"
#include "sim/core/error.hpp"

#include <limits>
#include <string>

namespace entente {

namespace {

/// Rows on which a model says nothing whatever its coefficients (those of all-zero groups under Poisson effects) have
/// weight 0. They must not count among rows, clusters or levels.
std::vector<std::size_t> informative_rows(const ModelFit& fit) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < fit.working->weights.size(); ++i) {
    if (fit.working->weights[i] > 0 || fit.working->residual[i] != 0) rows.push_back(i);
  }
  return rows;
}

std::vector<double> rows_of(const std::vector<double>& values, std::size_t columns,
                            const std::vector<std::size_t>& rows) {
  std::vector<double> kept;
  kept.reserve(rows.size() * columns);
  for (const std::size_t i : rows) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * columns);
    kept.insert(kept.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
  }
  return kept;
}

/// The fit as covariances see it, to those rows alone.
ModelFit restricted(const ModelFit& fit, const std::vector<std::size_t>& rows) {
  ModelFit kept = fit;
  kept.scores = rows_of(fit.scores, fit.size(), rows);
  kept.working = WorkingModel{.design = rows_of(fit.working->design, fit.size(), rows),
                              .residual = rows_of(fit.working->residual, 1, rows),
                              .weights = rows_of(fit.working->weights, 1, rows)};
  return kept;
}

CovarianceEstimate sandwich_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  switch (request.kind) {
    case CovarianceKind::hc0:
    case CovarianceKind::hc1:
    case CovarianceKind::hc2:
    case CovarianceKind::hc3: return heteroskedastic_covariance(sample, fit, request);
    case CovarianceKind::two_way: return two_way_covariance(sample, fit, request);
    case CovarianceKind::driscoll_kraay: return driscoll_kraay_covariance(sample, fit, request);
    default: return clustered_covariance(sample, fit, request);
  }
}

}  // namespace

CovarianceEstimate estimate_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  switch (request.kind) {
    case CovarianceKind::model: return model_covariance(sample, fit, request);
    case CovarianceKind::wild: return wild_bootstrap(sample, fit, request);
    case CovarianceKind::pairs: return pairs_bootstrap(sample, fit, request);
    default: break;
  }
  if (fit.working && !fit.working->weights.empty()) {
    const std::vector<std::size_t> rows = informative_rows(fit);
    if (rows.size() < sample.rows()) return sandwich_covariance(sample.subset(rows), restricted(fit, rows), request);
  }
  return sandwich_covariance(sample, fit, request);
}

CovarianceEstimate begin_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request,
                                    const std::vector<const Grouping*>& groups) {
  const SmallSample rule = small_sample(sample, fit, request, groups);
  CovarianceEstimate estimate;
  estimate.request = request;
  estimate.name = covariance_name(request);
  estimate.formula = rule.formula;
  estimate.factor = rule.factor;
  estimate.parameters = rule.parameters;
  for (const Grouping* group : groups) estimate.groups.push_back(group->levels());
  estimate.df.assign(fit.size(), rule.df);
  return estimate;
}

std::vector<const Grouping*> cluster_groupings(const Sample& sample, const CovarianceRequest& request,
                                               std::size_t count) {
  if (request.clusters.size() != count) {
    throw input_error(
        {.file = {}, .key = "vcov"},
        covariance_name(request) + " with " + std::to_string(request.clusters.size()) + " clustering variables",
        std::to_string(count));
  }
  std::vector<const Grouping*> groups;
  for (const std::string& name : request.clusters) {
    const Grouping& group = sample.grouping(name);
    if (group.levels() < 2) {
      throw input_error({.file = {}, .key = name},
                        "all rows of the sample are in one cluster" +
                            (group.empty() ? std::string() : ", " + name + " = " + group.labels.front()),
                        "rows of at least two clusters",
                        "clustered errors compare clusters; use iid or HC1, or cluster by another variable");
    }
    groups.push_back(&group);
  }
  return groups;
}

void require_leverages(const ModelFit& fit, const CovarianceRequest& request) {
  if (fit.working) return;
  throw input_error({.file = {}, .key = "vcov"},
                    covariance_name(request) + " needs leverages, which the family " + to_string(fit.options.family) +
                        " does not have",
                    "iid, HC0, HC1, CR0, CR1, CR3, two-way, Driscoll-Kraay or a bootstrap",
                    "CR3, the leave-one-cluster-out jackknife, is the nearest");
}

CovarianceEstimate model_covariance(const Sample&, const ModelFit& fit, const CovarianceRequest& request) {
  CovarianceEstimate estimate;
  estimate.request = request;
  estimate.name = covariance_name(request);
  estimate.matrix = scaled_square(fit.root, fit.dispersion);
  const bool linear = is_linear(fit);
  estimate.df.assign(fit.size(), linear ? fit.statistics.residual_df : std::numeric_limits<double>::infinity());
  // As R's glm has it: p-values of t, intervals of the normal distribution.
  estimate.normal_interval = linear;
  return estimate;
}

}  // namespace entente
