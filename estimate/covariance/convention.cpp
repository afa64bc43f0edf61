#include "estimate/covariance/convention.hpp"

#include "estimate/fit/absorption.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double normal = std::numeric_limits<double>::infinity();

bool by_smallest(Convention convention) { return convention == Convention::stata || convention == Convention::fixest; }

/// K of Stata and of fixest: effects nested in the clusters are not counted, for the clusters allow for them anyway,
/// but a constant is (fixest's fixef.K = "nested", Stata's xtreg, reghdfe).
double nested_parameters(const Sample& sample, const ModelFit& fit, const std::vector<const Grouping*>& groups) {
  const double p = static_cast<double>(fit.size());
  if (fit.absorbed == 0) return p;
  std::size_t counted = fit.absorbed;
  for (const Grouping& effect : sample.effects) {
    const bool within = std::any_of(groups.begin(), groups.end(),
                                    [&](const Grouping* group) { return !group->empty() && nested(effect, *group); });
    if (within) counted -= std::min(counted - 1, effect.levels() - 1);
  }
  return p + static_cast<double>(counted);
}

/// K of plm: the slopes alone. K of sandwich on lm: all coefficients, those of dummies included.
double parameters(const Sample& sample, const ModelFit& fit, Convention convention,
                  const std::vector<const Grouping*>& groups) {
  if (convention == Convention::plm) return static_cast<double>(fit.size());
  if (by_smallest(convention)) return nested_parameters(sample, fit, groups);
  return static_cast<double>(fit.size() + fit.absorbed);
}

struct Counts {
  double n = 0;
  double k = 0;       // K
  double groups = 0;  // of the smallest clustering
  double residual_df = 0;
};

SmallSample of_rows(const ModelFit& fit, CovarianceKind kind, Convention convention, const Counts& c) {
  const bool linear = is_linear(fit);
  SmallSample result{.df = linear ? c.residual_df : normal};
  if (kind != CovarianceKind::hc1) return result;
  if (!linear && convention == Convention::stata) {
    result.factor = c.n / (c.n - 1);
    result.formula = "n/(n-1)";
    return result;
  }
  result.factor = c.n / (c.n - c.k);
  result.formula = "n/(n-K)";
  result.parameters = c.k;
  return result;
}

double clustered_df(const ModelFit& fit, CovarianceKind kind, Convention convention, const Counts& c) {
  // Stata's jackknife has t(G-1) whatever the family; clubSandwich's own degrees of freedom need leverages and are set
  // by whoever has them.
  const bool jackknife = by_smallest(convention) && kind == CovarianceKind::cr3;
  if (convention == Convention::clubsandwich || jackknife) return c.groups - 1;
  if (!is_linear(fit)) return normal;
  return by_smallest(convention) ? c.groups - 1 : c.residual_df;
}

SmallSample of_clusters(const ModelFit& fit, CovarianceKind kind, Convention convention, const Counts& c) {
  SmallSample result{.df = clustered_df(fit, kind, convention, c)};
  if (kind != CovarianceKind::cr1 && kind != CovarianceKind::two_way) return result;
  // A two-way covariance has G/(G-1) in its parts, unless the smallest clustering's is of all.
  const bool two_way = kind == CovarianceKind::two_way;
  const bool own = two_way && !by_smallest(convention);
  result.factor = own ? 1 : c.groups / (c.groups - 1);
  result.formula = two_way ? (own ? "G/(G-1) of each part" : "G/(G-1) of the smaller clustering") : "G/(G-1)";
  // Of other families than the linear only plm's and fixest's conventions count parameters.
  const bool counts = is_linear(fit) || convention == Convention::plm || convention == Convention::fixest;
  if (convention == Convention::clubsandwich || !counts) return result;
  result.factor *= (c.n - 1) / (c.n - c.k);
  result.formula += " (n-1)/(n-K)";
  result.parameters = c.k;
  return result;
}

SmallSample of_periods(const ModelFit& fit, Convention convention, const Counts& c) {
  const bool own_df = by_smallest(convention) || convention == Convention::clubsandwich;
  SmallSample result{.df = !is_linear(fit) ? normal : own_df ? c.groups - 1 : c.residual_df};
  if (convention == Convention::plm || convention == Convention::clubsandwich) return result;
  result.parameters = c.k;
  if (convention == Convention::sandwich) {
    result.factor = c.n / (c.n - c.k);
    result.formula = "n/(n-K)";
    return result;
  }
  result.factor = c.groups / (c.groups - 1) * (c.n - 1) / (c.n - c.k);
  result.formula = "T/(T-1) (n-1)/(n-K)";
  return result;
}

/// The largest whole L with `at_most(L)`, from 0 up.
template <class Condition>
int largest(Condition at_most) {
  int value = 0;
  while (at_most(value + 1)) ++value;
  return value;
}

}  // namespace

bool is_linear(const ModelFit& fit) {
  return fit.options.family == ModelFamily::gaussian && !fit.options.random_intercept;
}

SmallSample small_sample(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request,
                         const std::vector<const Grouping*>& groups) {
  Counts counts{.n = static_cast<double>(fit.statistics.observations), .residual_df = fit.statistics.residual_df};
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (const Grouping* group : groups) fewest = std::min(fewest, group->levels());
  counts.groups = groups.empty() ? 0 : static_cast<double>(fewest);

  const bool periods = request.kind == CovarianceKind::driscoll_kraay;
  // xtscc takes unit effects out beforehand and counts a constant for them.
  const bool xtscc = periods && request.convention == Convention::stata;
  counts.k = parameters(sample, fit, request.convention, xtscc ? std::vector<const Grouping*>{&sample.unit} : groups);
  if (groups.empty()) return of_rows(fit, request.kind, request.convention, counts);
  if (periods) return of_periods(fit, request.convention, counts);
  return of_clusters(fit, request.kind, request.convention, counts);
}

double part_factor(Convention convention, std::size_t groups) {
  if (by_smallest(convention)) return 1;
  const double g = static_cast<double>(groups);
  return g / (g - 1);
}

int default_lag(Convention convention, std::size_t periods, std::size_t longest) {
  // Powers of whole numbers rather than roots, which could fall just short of a whole number.
  const double t = static_cast<double>(convention == Convention::plm ? longest : periods);
  if (convention != Convention::stata) {
    return largest([&](double lag) { return lag * lag * lag * lag <= t; });
  }
  return largest([&](double lag) { return std::pow(lag / 4, 9) <= t * t / 1e4; });
}

}  // namespace entente
