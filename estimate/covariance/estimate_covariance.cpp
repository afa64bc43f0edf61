#include "estimate/covariance/bootstrap.hpp"
#include "estimate/covariance/convention.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/fit/covariance.hpp"
#include "sim/core/error.hpp"

#include <limits>
#include <string>

namespace entente {

CovarianceEstimate estimate_covariance(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  switch (request.kind) {
    case CovarianceKind::model: return model_covariance(sample, fit, request);
    case CovarianceKind::hc0:
    case CovarianceKind::hc1:
    case CovarianceKind::hc2:
    case CovarianceKind::hc3: return heteroskedastic_covariance(sample, fit, request);
    case CovarianceKind::cr0:
    case CovarianceKind::cr1:
    case CovarianceKind::cr2:
    case CovarianceKind::cr3: return clustered_covariance(sample, fit, request);
    case CovarianceKind::two_way: return two_way_covariance(sample, fit, request);
    case CovarianceKind::driscoll_kraay: return driscoll_kraay_covariance(sample, fit, request);
    case CovarianceKind::wild: return wild_bootstrap(sample, fit, request);
    case CovarianceKind::pairs: return pairs_bootstrap(sample, fit, request);
  }
  throw input_error({.file = {}, .key = "vcov"}, "no such covariance", "iid, HC0 to HC3, CR0 to CR3, ...");
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
