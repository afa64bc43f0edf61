#include "results/tournament/row_scores.hpp"

#include "results/scores/coverage.hpp"
#include "results/scores/crps.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

/// One draw, with the group that it belongs to and its kernel at the observed share.
struct Draw {
  double share = 0;
  std::size_t group = 0;
  double kernel = 0;
};

/// Sorted draws of one slot.
void add_slot(RowScore& score, std::span<const double> sorted, double kernels, double observed, double uniform,
              const LogNormalBase& base) {
  const auto first_positive = std::upper_bound(sorted.begin(), sorted.end(), 0.0);
  const auto below = std::lower_bound(sorted.begin(), sorted.end(), observed);
  const auto beyond = std::upper_bound(sorted.begin(), sorted.end(), observed);
  const MixedDraws draws{
      .count = sorted.size(), .zeros = static_cast<std::size_t>(first_positive - sorted.begin()), .kernels = kernels};
  double sum = 0;
  for (const double share : sorted) sum += share;
  score.crps.push_back(fair_crps(sorted, observed));
  score.log_score.push_back(mixed_log_score(draws, observed, base));
  score.mean.push_back(sum / static_cast<double>(sorted.size()));
  score.rank.push_back(randomised_rank(static_cast<std::size_t>(below - sorted.begin()),
                                       static_cast<std::size_t>(beyond - below), sorted.size(), uniform));
  score.covered.push_back(in_central_90(sorted, observed) ? 1 : 0);
}

}  // namespace

double randomised_rank(std::size_t below, std::size_t equal, std::size_t count, double uniform) {
  return (static_cast<double>(below) + uniform * static_cast<double>(equal + 1)) / static_cast<double>(count + 1);
}

RowScore score_row(std::span<const double> forecast, std::span<const double> log_density, double observed,
                   double uniform, const LogNormalBase& base, const ReplicateGroups& groups) {
  std::vector<Draw> draws(forecast.size());
  for (std::size_t k = 0; k < forecast.size(); ++k) draws[k] = {forecast[k], groups.of(k)};
  std::sort(draws.begin(), draws.end(), [](const Draw& a, const Draw& b) { return a.share < b.share; });
  std::vector<double> sorted;
  for (const Draw& draw : draws) sorted.push_back(draw.share);

  // One bandwidth for all slots: the jackknife is about the draws.
  const auto positive = std::upper_bound(sorted.begin(), sorted.end(), 0.0);
  if (log_density.empty() && observed > 0) {
    const double bandwidth = log_bandwidth({positive, sorted.end()});
    for (Draw& draw : draws) draw.kernel = draw.share > 0 ? log_kernel(draw.share, observed, bandwidth) : 0;
  }
  RowScore score;
  const auto add = [&](std::size_t without) {
    double kernels = 0;
    sorted.clear();
    for (const Draw& draw : draws) {
      if (draw.group == without) continue;
      sorted.push_back(draw.share);
      kernels += draw.kernel;
    }
    add_slot(score, sorted, kernels, observed, uniform, base);
  };
  add(groups.count() + 1);  // a group that is none
  for (std::size_t group = 0; group < groups.count(); ++group) add(group);
  if (!log_density.empty()) score.log_score = density_log_scores(log_density, groups);
  return score;
}

}  // namespace entente
