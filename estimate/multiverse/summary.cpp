#include "estimate/multiverse/summary.hpp"

#include "estimate/multiverse/main_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace entente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

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
  for (std::size_t i = 0; i < run.universes.size(); ++i) {
    const UniverseResult& result = run.universes[i];
    if (!result.estimate) continue;
    estimated.results.push_back(&result);
    estimated.by_choices[result.universe.choices] = &result;
    all.push_back(&*result.estimate);
    if (result.status != UniverseStatus::estimated) continue;
    distinct.push_back(&*result.estimate);
    summary.curve.push_back(i);
  }
  std::stable_sort(summary.curve.begin(), summary.curve.end(), [&](std::size_t a, std::size_t b) {
    return run.universes[a].estimate->effect < run.universes[b].estimate->effect;
  });
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
