#include "results/comparison/parts.hpp"
#include "results/summary/lanes.hpp"

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

}  // namespace

RowScores score_rows(const Sides& sides) {
  const std::vector<Members> members = members_of(sides.replications());
  RowScores scores{.slots = members.size()};
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    const auto add = [&](const Members& of, const EnsembleSummary::ScoreSums& sums) {
      scores.mean.push_back(sums.share.value() / of.count);
      scores.crps.push_back(crps_of(sums.distance, sums.spread, of));
      scores.covered.push_back(sums.rank.in_central_90(static_cast<std::size_t>(of.count), row.observed) ? 1 : 0);
    };
    EnsembleSummary::ScoreSums all;
    for (std::size_t g = 0; g < EnsembleSummary::groups; ++g) all.merge(sides.summary.scores(row.scores_at, g));
    if (sides.replications() < lane::count) all.spread = sides.summary.all_pairs(row.scores_at);
    add(members[0], all);
    for (std::size_t g = 0; g + 1 < members.size(); ++g) add(members[g + 1], sides.summary.scores(row.scores_at, g));
  }
  return scores;
}

}  // namespace entente::comparison
