#include "estimate/multiverse/summary.hpp"

#include "estimate/multiverse/main_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace entente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr const char* independent_rows = "iid";

// R's quantile of type 7; the values ascend.
double quantile(const std::vector<double>& sorted, double probability) {
  if (sorted.empty()) return none;
  const double at = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

double mean_of(const std::vector<double>& values) {
  if (values.empty()) return none;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

EffectSummary summary_of(const std::vector<const UniverseEstimate*>& estimates, double level) {
  EffectSummary summary;
  summary.universes = estimates.size();
  std::vector<double> effects;
  std::size_t positive = 0, above = 0, below = 0;
  for (const UniverseEstimate* estimate : estimates) {
    effects.push_back(estimate->effect);
    const bool significant = estimate->p < 1 - level;
    positive += estimate->effect > 0 ? 1 : 0;
    above += significant && estimate->effect > 0 ? 1 : 0;
    below += significant && estimate->effect < 0 ? 1 : 0;
  }
  std::sort(effects.begin(), effects.end());
  summary.least = quantile(effects, 0);
  summary.lower_quartile = quantile(effects, 0.25);
  summary.median = quantile(effects, 0.5);
  summary.upper_quartile = quantile(effects, 0.75);
  summary.most = quantile(effects, 1);
  const auto share = [&](std::size_t count) {
    return estimates.empty() ? none : static_cast<double>(count) / static_cast<double>(estimates.size());
  };
  summary.positive = share(positive);
  summary.positive_significant = share(above);
  summary.negative_significant = share(below);
  return summary;
}

// The sign of every fit once; whether it is distinguishable from zero hangs on the covariance, of which it has several.
EffectSummary summary_of_fits(const std::vector<const UniverseResult*>& distinct, double level) {
  std::set<std::size_t> seen;
  std::vector<const UniverseEstimate*> estimates;
  for (const UniverseResult* result : distinct) {
    if (seen.insert(result->fit).second) estimates.push_back(&*result->estimate);
  }
  EffectSummary summary = summary_of(estimates, level);
  summary.positive_significant = summary.negative_significant = none;
  return summary;
}

std::vector<CovarianceSummary> covariance_summaries(const std::vector<const UniverseResult*>& distinct, double level) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<const UniverseEstimate*>> estimates;
  for (const UniverseResult* result : distinct) {
    const std::string& name = result->estimate->covariance;
    if (estimates.count(name) == 0) names.push_back(name);
    estimates[name].push_back(&*result->estimate);
  }
  std::stable_partition(names.begin(), names.end(), [](const std::string& name) { return name != independent_rows; });
  std::vector<CovarianceSummary> summaries;
  for (const std::string& name : names) summaries.push_back({name, summary_of(estimates[name], level)});
  return summaries;
}

bool disagree(const UniverseEstimate& estimate, double level) {
  const bool zero_outside = estimate.low > 0 || estimate.high < 0;
  return (estimate.p < 1 - level) != zero_outside;
}

/// The universes that have estimates.
struct Estimated {
  std::vector<const UniverseResult*> results;
  std::map<std::vector<std::size_t>, const UniverseResult*> by_choices;
};

ChoiceSummary choice_summary(const Estimated& estimated, std::size_t dimension, std::size_t choice, double level) {
  ChoiceSummary summary;
  std::vector<const UniverseEstimate*> estimates;
  std::vector<double> shifts;
  std::size_t changes = 0;
  for (const UniverseResult* result : estimated.results) {
    if (result->universe.choices[dimension] != choice) continue;
    estimates.push_back(&*result->estimate);
    std::vector<std::size_t> reference = result->universe.choices;
    reference[dimension] = 0;
    const auto pair = estimated.by_choices.find(reference);
    if (pair == estimated.by_choices.end()) continue;
    const double here = result->estimate->effect;
    const double there = pair->second->estimate->effect;
    shifts.push_back(here - there);
    changes += (here > 0) != (there > 0) ? 1 : 0;
  }
  summary.effects = summary_of(estimates, level);
  summary.pairs = shifts.size();
  summary.mean_shift = mean_of(shifts);
  summary.median_shift = median_of(shifts);
  summary.sign_changes = shifts.empty() ? none : static_cast<double>(changes) / static_cast<double>(shifts.size());
  return summary;
}

void decompose(const Estimated& estimated, MultiverseSummary& summary) {
  std::vector<double> effects;
  std::vector<std::vector<std::size_t>> levels(summary.dimensions.size());
  for (const UniverseResult* result : estimated.results) {
    effects.push_back(result->estimate->effect);
    for (std::size_t d = 0; d < levels.size(); ++d) levels[d].push_back(result->universe.choices[d]);
  }
  summary.main_effects = main_effects_r_squared(effects, levels);
  for (std::size_t d = 0; d < levels.size(); ++d) {
    std::vector<std::vector<std::size_t>> others = levels;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(d));
    summary.dimensions[d].share_alone = main_effects_r_squared(effects, {levels[d]});
    summary.dimensions[d].share_unique = std::max(0.0, summary.main_effects - main_effects_r_squared(effects, others));
    summary.by_influence.push_back(d);
  }
  std::stable_sort(summary.by_influence.begin(), summary.by_influence.end(), [&](std::size_t a, std::size_t b) {
    return summary.dimensions[a].share_unique > summary.dimensions[b].share_unique;
  });
}

}  // namespace

MultiverseSummary summarise(const MultiversePlan& plan, const MultiverseRun& run) {
  MultiverseSummary summary;
  Estimated estimated;
  std::vector<const UniverseEstimate*> all, distinct;
  std::vector<const UniverseResult*> distinct_results;
  for (std::size_t i = 0; i < run.universes.size(); ++i) {
    const UniverseResult& result = run.universes[i];
    if (!result.estimate) continue;
    estimated.results.push_back(&result);
    estimated.by_choices[result.universe.choices] = &result;
    all.push_back(&*result.estimate);
    if (result.status != UniverseStatus::estimated) continue;
    distinct.push_back(&*result.estimate);
    distinct_results.push_back(&result);
    summary.disagreements += disagree(*result.estimate, plan.level) ? 1 : 0;
    summary.curve.push_back(i);
  }
  std::stable_sort(summary.curve.begin(), summary.curve.end(), [&](std::size_t a, std::size_t b) {
    return run.universes[a].estimate->effect < run.universes[b].estimate->effect;
  });
  summary.fits = summary_of_fits(distinct_results, plan.level);
  summary.covariances = covariance_summaries(distinct_results, plan.level);
  summary.distinct = summary_of(distinct, plan.level);
  summary.all = summary_of(all, plan.level);
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    DimensionSummary dimension;
    for (std::size_t c = 0; c < plan.dimensions[d].choices.size(); ++c) {
      dimension.choices.push_back(choice_summary(estimated, d, c, plan.level));
    }
    summary.dimensions.push_back(std::move(dimension));
  }
  decompose(estimated, summary);
  return summary;
}

}  // namespace entente
