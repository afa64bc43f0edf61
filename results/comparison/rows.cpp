#include "results/comparison/parts.hpp"

#include <numeric>

namespace entente::comparison {
namespace {

// Replicates, and pairs of them within one block, of a group or of all.
struct Members {
  double count = 0;
  double pairs = 0;
};

double pairs_of(std::size_t count) { return static_cast<double>(count) * (static_cast<double>(count) - 1) / 2; }

// Slot 0 for all, then the groups.
std::vector<Members> members_of(std::size_t replications) {
  constexpr std::size_t lanes = ReplicateBlock::lanes;
  const ReplicateGroups groups(replications);
  const std::size_t full_blocks = replications / lanes;
  std::vector<Members> members(1);
  for (std::size_t g = 0; g < groups.count(); ++g) {
    const std::size_t a_block = lanes / groups.count();
    // Members in the last block, which is not full.
    const std::size_t last = groups.size(g) - full_blocks * (full_blocks > 0 ? a_block : 0);
    members.push_back(
        {static_cast<double>(groups.size(g)), static_cast<double>(full_blocks) * pairs_of(a_block) + pairs_of(last)});
    members[0].pairs += members.back().pairs;
  }
  members[0].count = static_cast<double>(replications);
  if (full_blocks == 0) members[0].pairs = pairs_of(replications);
  return members;
}

// Fair CRPS from sums: mean |x - y| minus half the mean |x - x'|.
double crps_of(std::int64_t distance, std::int64_t spread, const Members& members) {
  const double miss = static_cast<double>(distance) * ShareSum::unit / members.count;
  if (members.pairs == 0) return miss;  // a single replicate is a point forecast
  return miss - static_cast<double>(spread) * ShareSum::unit / members.pairs / 2;
}

std::int64_t sum(const std::array<std::int64_t, EnsembleSummary::groups>& by_group) {
  return std::accumulate(by_group.begin(), by_group.end(), std::int64_t{0});
}

}  // namespace

RowScores score_rows(const Sides& sides) {
  const std::vector<Members> members = members_of(sides.replications());
  const bool single_block = sides.replications() < ReplicateBlock::lanes;
  RowScores scores{.slots = members.size()};
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    const EnsembleSummary::ScoreSums& sums = sides.summary.scores(row.scores_at);
    ObservedRank all;
    for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) all.merge(sums.rank(g));
    const auto add = [&](const Members& of, std::int64_t share, std::int64_t distance, std::int64_t spread,
                         const ObservedRank& rank) {
      scores.mean.push_back(static_cast<double>(share) * ShareSum::unit / of.count);
      scores.crps.push_back(crps_of(distance, spread, of));
      scores.covered.push_back(rank.in_central_90(static_cast<std::size_t>(of.count), row.observed) ? 1 : 0);
    };
    add(members[0], sum(sums.share), sum(sums.distance), single_block ? sums.whole_spread : sum(sums.spread), all);
    for (std::size_t g = 0; g + 1 < members.size(); ++g) {
      add(members[g + 1], sums.share[g], sums.distance[g], sums.spread[g], sums.rank(g));
    }
  }
  return scores;
}

}  // namespace entente::comparison
