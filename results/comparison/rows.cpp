#include "results/comparison/parts.hpp"
#include "results/scores/group_errors.hpp"
#include "results/scores/log_score.hpp"
#include "results/summary/kernel.hpp"
#include "results/summary/lanes.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>

namespace entente::comparison {
namespace {

// Replicates, and pairs of them within one block, of a group or of all.
struct Members {
  double count = 0;
  double pairs = 0;
};

double pairs_of(std::size_t count) { return static_cast<double>(count) * (static_cast<double>(count) - 1) / 2; }

// Slot 0 for all, then the groups. With fewer replicates than a block holds, a group's pairs are all it has, and so are
// those of all; else pairs are those of quads.
std::vector<Members> members_of(std::size_t replications) {
  constexpr std::size_t lanes = lane::count;
  const ReplicateGroups groups(replications);
  std::vector<Members> members{{static_cast<double>(replications), 0}};
  for (const std::size_t size : groups.sizes()) members.push_back({static_cast<double>(size), 0});
  if (replications < lanes) {
    members[0].pairs = pairs_of(replications);
    for (std::size_t slot = 1; slot < members.size(); ++slot) {
      members[slot].pairs = pairs_of(static_cast<std::size_t>(members[slot].count));
    }
    return members;
  }
  for (std::size_t first = 0; first < replications; first += lanes) {
    const std::size_t in_block = std::min(lanes, replications - first);
    for (std::size_t quad = 0; quad < lane::quads && quad < in_block; ++quad) {
      const double pairs = pairs_of((in_block - quad + lane::quads - 1) / lane::quads);
      members[1 + groups.of(first + quad)].pairs += pairs;
      members[0].pairs += pairs;
    }
  }
  return members;
}

// Fair CRPS from sums: mean |x - y| minus half the mean |x - x'|.
double crps_of(ShareSum distance, ShareSum spread, const Members& members) {
  const double miss = distance.value() / members.count;
  if (members.pairs == 0) return miss;  // a single replicate is a point forecast
  return miss - spread.value() / members.pairs / 2;
}

double log_score_of(const SummaryLayout::Row& row, std::size_t count, std::size_t positive, KernelSum kernels) {
  const MixedDraws draws{.count = count,
                         .zeros = count - positive,
                         .kernels = kernels.value() * math::normal_density(0) / stream_bandwidth};
  return mixed_log_score(draws, row.observed, wide_base);
}

// From all replicates, then from all but each group.
void add_log_scores(const Sides& sides, const SummaryLayout::Row& row, const std::vector<Members>& members,
                    const EnsembleSummary::ScoreSums& all, RowScores& scores) {
  const std::size_t count = sides.replications();
  scores.log_score.push_back(log_score_of(row, count, all.positive, all.kernels));
  for (std::size_t g = 0; g + 1 < members.size(); ++g) {
    const EnsembleSummary::ScoreSums& group = sides.summary.scores(row.scores_at, g);
    scores.log_score.push_back(log_score_of(row, count - static_cast<std::size_t>(members[g + 1].count),
                                            all.positive - group.positive,
                                            KernelSum{all.kernels.units - group.kernels.units}));
  }
}

// Where the observed value stands in a part of the replicates.
struct PartRank {
  ObservedRank rank;
  std::size_t positive = 0;
  std::size_t count = 0;
};

PartRank rank_in(const Sides& sides, const SummaryLayout::Row& row, const std::vector<Members>& members,
                 KeptGroups part) {
  PartRank result;
  for (std::size_t g = 0; g + 1 < members.size(); ++g) {
    if (!keeps(part, g)) continue;
    const EnsembleSummary::ScoreSums& group = sides.summary.scores(row.scores_at, g);
    result.rank.merge(group.rank);
    result.positive += group.positive;
    result.count += static_cast<std::size_t>(members[g + 1].count);
  }
  return result;
}

void add_ranks(const SummaryLayout::Row& row, const PartRank& part, RowScores& scores) {
  for (std::size_t level = 0; level < central_levels; ++level) {
    const bool covered = part.rank.in_central(central_intervals[level], part.count, row.observed);
    scores.covered[level].push_back(covered ? 1 : 0);
  }
  scores.pit.push_back(pit_interval(part.rank.below, part.rank.equal, part.count));
  const std::size_t zeros = part.count - part.positive;
  scores.positive_pit.push_back(row.positive ? pit_interval(part.rank.below - zeros, part.rank.equal, part.positive)
                                             : PitInterval{});
}

}  // namespace

RowScores score_rows(const Sides& sides) {
  const std::vector<Members> members = members_of(sides.replications());
  const std::vector<KeptGroups> parts = half_samples(ReplicateGroups(sides.replications()));
  RowScores scores;
  scores.slots = members.size();
  scores.rank_slots = 1 + parts.size();
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    const auto add = [&](const Members& of, const EnsembleSummary::ScoreSums& sums) {
      scores.mean.push_back(sums.share.value() / of.count);
      scores.crps.push_back(crps_of(sums.distance, sums.spread, of));
    };
    EnsembleSummary::ScoreSums all;
    for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) all.merge(sides.summary.scores(row.scores_at, g));
    if (sides.replications() < lane::count) all.spread = sides.summary.all_pairs(row.scores_at);
    add(members[0], all);
    add_log_scores(sides, row, members, all, scores);
    scores.possible.push_back(all.positive > 0 ? 1 : 0);
    for (std::size_t level = 0; level < central_levels; ++level) {
      scores.calibrated[level].push_back(
          calibrated_coverage(central_intervals[level], sides.replications(), sides.replications() - all.positive));
    }
    for (std::size_t g = 0; g + 1 < members.size(); ++g) add(members[g + 1], sides.summary.scores(row.scores_at, g));
    add_ranks(row, {all.rank, all.positive, sides.replications()}, scores);
    for (const KeptGroups part : parts) add_ranks(row, rank_in(sides, row, members, part), scores);
  }
  return scores;
}

}  // namespace entente::comparison
