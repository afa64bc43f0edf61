#include "results/comparison/parts.hpp"
#include "results/scores/group_errors.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/scores/top_hits.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace entente::comparison {
namespace {

// The states that are ranked, by their observed means and by sums over the replicates of each group.
struct Ranked {
  std::vector<double> observed;
  std::vector<std::array<std::int64_t, EnsembleSummary::groups>> sums;
  std::vector<double> years;

  // Means of the kept groups' replicates but for their number, which changes no rank.
  std::vector<double> simulated(KeptGroups kept) const {
    std::vector<double> means;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      std::int64_t sum = 0;
      for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) sum += keeps(kept, g) ? sums[i][g] : 0;
      means.push_back(static_cast<double>(sum) / years[i]);
    }
    return means;
  }
};

Ranked by_share(const Sides& sides, const std::vector<StateSummary>& states) {
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  Ranked ranked;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i].years_compared == 0) continue;
    ranked.observed.push_back(states[i].observed_share);
    ranked.years.push_back(static_cast<double>(states[i].years_compared));
    auto& sums = ranked.sums.emplace_back();
    for (std::size_t r = first_row[i]; r < first_row[i + 1]; ++r) {
      const SummaryLayout::Row& row = sides.rows()[r];
      for (std::size_t g = 0; row.compared && g < EnsembleSummary::groups; ++g) {
        sums[g] += sides.summary.scores(row.scores_at, g).share.units;
      }
    }
  }
  return ranked;
}

Ranked by_troops(const Sides& sides, const std::vector<StateSummary>& states) {
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  Ranked ranked;
  for (std::size_t i = 0; i < states.size(); ++i) {
    double years = 0;
    for (std::size_t r = first_row[i]; r < first_row[i + 1]; ++r) years += sides.rows()[r].troops_compared ? 1 : 0;
    if (years == 0) continue;
    ranked.observed.push_back(states[i].observed_troops);
    ranked.years.push_back(years);
    auto& sums = ranked.sums.emplace_back();
    for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) sums[g] = sides.summary.state_troops(i, g);
  }
  return ranked;
}

}  // namespace

RankScores rank_states(const Sides& sides, const std::vector<StateSummary>& states) {
  const Ranked shares = by_share(sides, states), troops = by_troops(sides, states);
  const ReplicateGroups groups(sides.replications());
  const auto agreement = [&](const Ranked& ranked, auto score) {
    return with_half_sample_error(groups,
                                  [&](KeptGroups kept) { return score(ranked.observed, ranked.simulated(kept)); });
  };
  const auto top = [](std::size_t k) {
    return [k](const std::vector<double>& x, const std::vector<double>& y) { return top_hits(x, y, k); };
  };
  return {.spearman_relative = agreement(shares, spearman),
          .kendall_relative = agreement(shares, kendall),
          .spearman_absolute = agreement(troops, spearman),
          .kendall_absolute = agreement(troops, kendall),
          .top_5 = agreement(shares, top(5)),
          .top_10 = agreement(shares, top(10))};
}

}  // namespace entente::comparison
