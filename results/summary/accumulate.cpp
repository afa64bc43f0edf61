#include "results/summary/accumulate.hpp"

#include "results/summary/lane_course.hpp"
#include "results/summary/row_loops.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#define ENTENTE_INLINE [[gnu::always_inline]] inline

namespace entente {
namespace {

using Statistic = EnsembleSummary::Statistic;
using FullBlock = std::integral_constant<std::size_t, lane::count>;

bool count_behaviour(const lane::Course& course, std::size_t count, std::vector<Distribution>& statistics) {
  bool right = true;
  for (std::size_t l = 0; l < count; ++l) {
    right &= statistics[Statistic::switches].add(course.entries(l) + course.exits(l));
    right &= statistics[Statistic::entries].add(course.entries(l));
    right &= statistics[Statistic::exits].add(course.exits(l));
    right &= statistics[Statistic::autocorrelation].add(course.autocorrelation(l));
    right &= statistics[Statistic::autocorrelation_of_contributors].add(course.autocorrelation_of_contributors(l));
    right &= statistics[Statistic::largest_share].add(course.largest_share(l));
    right &= statistics[Statistic::zeros].add(course.zeros(l));
    right &= statistics[Statistic::contributors].add(course.contributors(l));
    right &= statistics[Statistic::years_of_a_contributor].add(course.years_of_a_contributor(l));
  }
  return right;
}

ENTENTE_INLINE void prefetch(const void* begin, std::size_t bytes) {
  for (std::size_t at = 0; at < bytes; at += 64) __builtin_prefetch(static_cast<const char*>(begin) + at);
}

}  // namespace

// Rows of one state lie far apart in a block: too far for the processor to see what comes next.
ENTENTE_INLINE void Accumulation::prefetch_row(EnsembleSummary& summary, const ReplicateBlock& block, std::size_t r,
                                               std::size_t group) {
  const SummaryLayout::Row& row = summary.layout_->rows[r];
  prefetch(block.share.data() + row.cell * lane::count, lane::count * sizeof(double));
  prefetch(block.casualties.data() + row.cell * lane::count, lane::count * sizeof(std::int32_t));
  prefetch(&summary.rows_[r], sizeof summary.rows_[r]);
  if (row.compared) prefetch(&summary.scores_[row.scores_at * EnsembleSummary::groups + group], 1);
}

// `count` is a constant for full blocks, and then all loops have a fixed length.
template <class Count>
ENTENTE_INLINE bool Accumulation::all(EnsembleSummary& summary, const ReplicateBlock& block, Count count) {
  const SummaryLayout& layout = *summary.layout_;
  const std::size_t bins = SummaryLayout::share_binning().bins();
  const bool one_group = block.first >= ReplicateGroups::one_by_one && std::is_same_v<Count, FullBlock>;
  const std::size_t group = ReplicateGroups(lane::count).of(block.first);
  std::vector<lane::Row>& year_troops = summary.year_buffer_;
  std::fill(year_troops.begin(), year_troops.end(), lane::Row{});
  lane::Course course;
  bool right = true;

  for (std::size_t cell = 0; cell < layout.cells; ++cell) {
    right &= summary.standing_[cell].add(block.standing.data() + cell * lane::count, count);
  }
  for (std::size_t state = 0; state < layout.states; ++state) {
    EnsembleSummary::StateSums& state_sums = summary.states_[state];
    lane::Row state_share{}, state_troops{};
    for (std::size_t r = layout.first_row[state]; r < layout.first_row[state + 1]; ++r) {
      const SummaryLayout::Row& row = layout.rows[r];
      EnsembleSummary::RowSums& sums = summary.rows_[r];
      const double* __restrict share = block.share.data() + row.cell * lane::count;
      if (r + 1 < layout.rows.size()) prefetch_row(summary, block, r + 1, group);
      if (!lane::sum_shares(share, count, sums.share)) return false;
      const lane::Contributors contributors(share, count);
      std::uint32_t* counts = summary.share_counts_.data() + r * bins;
      contributors.prefetch(counts);
      right &= sums.shares.add(share, count);
      lane::Row sent, deaths;
      for (std::size_t l = 0; l < lane::count; ++l) sent[l] = lane::troops(share[l], row.armed_forces);
      right &= sums.troops.add(sent.data(), count);
      const std::int32_t* __restrict killed = block.casualties.data() + row.cell * lane::count;
      for (std::size_t l = 0; l < lane::count; ++l) deaths[l] = static_cast<double>(killed[l]);
      right &= sums.casualties.add(deaths.data(), count);
      const double conventional = block.conventional_share[row.cell];
      right &= std::abs(conventional) <= BlockSum::largest_term;
      sums.conventional_share.add(conventional);
      if (row.compared) {
        EnsembleSummary::ScoreSums* scores = summary.scores_.data() + row.scores_at * EnsembleSummary::groups;
        if (one_group) {
          lane::score_block(scores[group], share, row.observed);
        } else {
          lane::score_lanes(scores, summary.all_pairs_[row.scores_at], share, row.observed, block);
        }
        course.visit(share, contributors, row.step);
        for (std::size_t l = 0; l < lane::count; ++l) state_share[l] += share[l];
      }
      contributors.count_in(counts);
      if (!row.troops_compared) continue;
      lane::Row& year = year_troops[row.year];
      for (std::size_t l = 0; l < lane::count; ++l) {
        state_troops[l] += sent[l];
        year[l] += sent[l];
      }
    }
    course.end_state();
    right &= state_sums.share.add(state_share.data(), count);
    right &= state_sums.troops.add(state_troops.data(), count);
    right &= state_sums.posterior.add(block.posterior.data() + state * lane::count, count);
    const double* __restrict standing =
        block.standing.data() + ((layout.years - 1) * layout.states + state) * lane::count;
    lane::Row tie;
    for (std::size_t l = 0; l < lane::count; ++l) {
      const double sum = layout.final_depth[state] + standing[l];
      const double not_below = sum < 0 ? 0 : sum;
      tie[l] = not_below > 1 ? 1 : not_below;
    }
    right &= state_sums.final_tie.add(tie.data(), count);
    for (std::size_t l = 0; l < count; ++l) state_sums.withdrawn += block.withdrawn[state * lane::count + l];
  }
  for (std::size_t year = 0; year < layout.years; ++year) {
    for (std::size_t l = 0; l < count; ++l) right &= summary.year_troops_[year].add(year_troops[year][l]);
  }
  if (layout.compared_rows > 0) right &= count_behaviour(course, count, summary.behaviour_);
  return right;
}

bool Accumulation::baseline(EnsembleSummary& summary, const ReplicateBlock& block) {
  if (block.replicates == lane::count) return all(summary, block, FullBlock{});
  return all(summary, block, block.replicates);
}

#if defined(__x86_64__)

// Without FMA: it would round once where the source says twice.
[[gnu::target("avx2")]] bool Accumulation::avx2(EnsembleSummary& summary, const ReplicateBlock& block) {
  if (block.replicates == lane::count) return all(summary, block, FullBlock{});
  return all(summary, block, block.replicates);
}

[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl")]] bool Accumulation::avx512(EnsembleSummary& summary,
                                                                                const ReplicateBlock& block) {
  if (block.replicates == lane::count) return all(summary, block, FullBlock{});
  return all(summary, block, block.replicates);
}

#else

bool Accumulation::avx2(EnsembleSummary&, const ReplicateBlock&) { return false; }
bool Accumulation::avx512(EnsembleSummary&, const ReplicateBlock&) { return false; }

#endif

bool Accumulation::add(EnsembleSummary& summary, const ReplicateBlock& block, InstructionSet set) {
  switch (set) {
    case InstructionSet::avx2: return avx2(summary, block);
    case InstructionSet::avx512: return avx512(summary, block);
    default: return baseline(summary, block);
  }
}

bool Accumulation::add(EnsembleSummary& summary, const ReplicateBlock& block) {
  static const InstructionSet best = best_instruction_set();
  return add(summary, block, best);
}

}  // namespace entente
