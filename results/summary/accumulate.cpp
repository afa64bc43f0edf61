#include "results/summary/accumulate.hpp"

#include "results/summary/lane_course.hpp"
#include "results/summary/row_loops.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace entente {
namespace {

using Statistic = EnsembleSummary::Statistic;
using FullBlock = std::integral_constant<std::size_t, lane::count>;
static_assert(lane::count <= Moments::most_at_once);

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

[[gnu::always_inline]] inline void prefetch(const void* begin, std::size_t bytes) {
  for (std::size_t at = 0; at < bytes; at += 64) __builtin_prefetch(static_cast<const char*>(begin) + at);
}

// What a cell or a state has in each lane.
template <class Number>
[[gnu::always_inline]] inline const Number* lanes_of(const LaneArray<Number>& array, std::size_t item) {
  return array.data() + item * lane::count;
}

// Of one state over its compared years.
struct OverYears {
  lane::Row share{}, troops{};
};

}  // namespace

// One block on its way into the sums. All is inlined into the function of each instruction set, and compiled for that.
// `count` is a constant for full blocks, and then all loops have a fixed length.
template <class Count>
struct Accumulation::Pass {
  EnsembleSummary& summary;
  const ReplicateBlock& block;
  const Count count;
  const SummaryLayout& layout = *summary.layout_;
  const bool one_group = block.first >= ReplicateGroups::one_by_one && std::is_same_v<Count, FullBlock>;
  const std::size_t group = ReplicateGroups(lane::count).of(block.first);

  // As the functions below: false when a value is out of range.
  [[gnu::always_inline]] bool add() {
    std::fill(summary.year_buffer_.begin(), summary.year_buffer_.end(), lane::Row{});
    lane::Course course;
    bool right = add_standings();
    for (std::size_t state = 0; state < layout.states; ++state) {
      OverYears sums;
      for (std::size_t r = layout.first_row[state]; r < layout.first_row[state + 1]; ++r) {
        if (r + 1 < layout.rows.size()) prefetch_row(r + 1);
        if (!add_row(r, sums, course)) return false;
      }
      course.end_state();
      right &= add_state(state, sums);
    }
    right &= add_years();
    if (layout.compared_rows > 0) right &= count_behaviour(course, count, summary.behaviour_);
    return right;
  }

  [[gnu::always_inline]] bool add_standings() {
    bool right = true;
    for (std::size_t cell = 0; cell < layout.cells; ++cell) {
      right &= summary.standing_[cell].add(lanes_of(block.standing, cell), count);
      right &= summary.tie_[cell].add(tie(cell).data(), count);
    }
    if (block.expectation.empty()) return right;
    for (std::size_t cell = 0; cell < layout.cells; ++cell) {
      right &= summary.expectation_[cell].add(lanes_of(block.expectation, cell), count);
    }
    return right;
  }

  // Rows of one state lie far apart in a block: too far for the processor to see what comes next.
  [[gnu::always_inline]] void prefetch_row(std::size_t r) const {
    const SummaryLayout::Row& row = layout.rows[r];
    prefetch(lanes_of(block.share, row.cell), lane::count * sizeof(double));
    prefetch(lanes_of(block.casualties, row.cell), lane::count * sizeof(std::int32_t));
    prefetch(&summary.rows_[r], sizeof summary.rows_[r]);
    if (row.compared) prefetch(&summary.scores_[row.scores_at * EnsembleSummary::groups + group], 1);
  }

  // Nothing is counted of shares that are none: they have no bin.
  [[gnu::always_inline]] bool add_row(std::size_t r, OverYears& of_state, lane::Course& course) {
    const SummaryLayout::Row& row = layout.rows[r];
    const double* __restrict share = lanes_of(block.share, row.cell);
    if (!lane::sum_shares(share, count, summary.rows_[r].share)) return false;
    const lane::Contributors contributors(share, count);
    std::uint32_t* counts = summary.share_counts_.data() + r * SummaryLayout::share_binning().bins();
    contributors.prefetch(counts);
    lane::Row sent;
    for (std::size_t l = 0; l < lane::count; ++l) sent[l] = lane::troops(share[l], row.armed_forces);
    const bool right = add_moments(r, share, sent);
    if (row.compared) {
      add_scores(row, share);
      course.visit(share, contributors, row.step);
      for (std::size_t l = 0; l < lane::count; ++l) of_state.share[l] += share[l];
    }
    contributors.count_in(counts);
    if (row.measured) add_group_troops(row, sent);
    if (row.troops_compared) {
      lane::Row& of_year = summary.year_buffer_[row.year];
      for (std::size_t l = 0; l < lane::count; ++l) {
        of_state.troops[l] += sent[l];
        of_year[l] += sent[l];
      }
    }
    return right;
  }

  [[gnu::always_inline]] bool add_moments(std::size_t r, const double* __restrict share, const lane::Row& sent) {
    EnsembleSummary::RowSums& sums = summary.rows_[r];
    const std::size_t cell = layout.rows[r].cell;
    const std::int32_t* __restrict killed = lanes_of(block.casualties, cell);
    lane::Row deaths;
    for (std::size_t l = 0; l < lane::count; ++l) deaths[l] = static_cast<double>(killed[l]);
    const double conventional = block.conventional_share[cell];
    bool right = std::abs(conventional) <= BlockSum::largest_term;
    right &= sums.shares.add(share, count);
    right &= sums.troops.add(sent.data(), count);
    right &= sums.casualties.add(deaths.data(), count);
    sums.conventional_share.add(conventional);
    return right;
  }

  [[gnu::always_inline]] void add_scores(const SummaryLayout::Row& row, const double* __restrict share) {
    EnsembleSummary::ScoreSums* scores = summary.scores_.data() + row.scores_at * EnsembleSummary::groups;
    if (one_group) {
      lane::score_block(scores[group], share, row.observed);
    } else {
      lane::score_lanes(scores, summary.all_pairs_[row.scores_at], share, row.observed, block);
    }
  }

  // Few rows have further measures: there is no hurry.
  void add_group_troops(const SummaryLayout::Row& row, const lane::Row& sent) {
    const ReplicateGroups rule(block.first == 0 ? block.replicates : lane::count);
    std::int64_t* groups = summary.group_troops_.data() + row.troops_at * EnsembleSummary::groups;
    for (std::size_t l = 0; l < count; ++l) groups[rule.of(block.first + l)] += static_cast<std::int64_t>(sent[l]);
  }

  [[gnu::always_inline]] bool add_state(std::size_t state, const OverYears& of_state) {
    EnsembleSummary::StateSums& sums = summary.states_[state];
    bool right = sums.share.add(of_state.share.data(), count);
    right &= sums.troops.add(of_state.troops.data(), count);
    right &= sums.posterior.add(lanes_of(block.posterior, state), count);
    const std::uint8_t* withdrawn = lanes_of(block.withdrawn, state);
    for (std::size_t l = 0; l < count; ++l) sums.withdrawn += withdrawn[l];
    return right;
  }

  [[gnu::always_inline]] lane::Row tie(std::size_t cell) const {
    const double* __restrict standing = lanes_of(block.standing, cell);
    lane::Row tie;
    for (std::size_t l = 0; l < lane::count; ++l) {
      const double sum = layout.treaty_depth[cell] + standing[l];
      const double not_below = sum < 0 ? 0 : sum;
      tie[l] = not_below > 1 ? 1 : not_below;
    }
    return tie;
  }

  [[gnu::always_inline]] bool add_years() {
    bool right = true;
    for (std::size_t year = 0; year < layout.years; ++year) {
      for (std::size_t l = 0; l < count; ++l) {
        right &= summary.year_troops_[year].add(summary.year_buffer_[year][l]);
      }
    }
    return right;
  }
};

[[gnu::always_inline]] inline bool Accumulation::all(EnsembleSummary& summary, const ReplicateBlock& block) {
  if (block.replicates == lane::count) return Pass<FullBlock>{summary, block, FullBlock{}}.add();
  return Pass<std::size_t>{summary, block, block.replicates}.add();
}

bool Accumulation::baseline(EnsembleSummary& summary, const ReplicateBlock& block) { return all(summary, block); }

#if defined(__x86_64__)

// Without FMA: it would round once where the source says twice.
[[gnu::target("avx2")]] bool Accumulation::avx2(EnsembleSummary& summary, const ReplicateBlock& block) {
  return all(summary, block);
}

[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl")]] bool Accumulation::avx512(EnsembleSummary& summary,
                                                                                const ReplicateBlock& block) {
  return all(summary, block);
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
