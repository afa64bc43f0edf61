#include "results/summary/accumulate.hpp"

#include "results/summary/lane_course.hpp"
#include "results/summary/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#define ENTENTE_INLINE [[gnu::always_inline]] inline

namespace entente {
namespace {

using ScoreSums = EnsembleSummary::ScoreSums;
using Statistic = EnsembleSummary::Statistic;
using FullBlock = std::integral_constant<std::size_t, lane::count>;
constexpr std::size_t groups = EnsembleSummary::groups;

// Four lanes a group, one under the other.
ENTENTE_INLINE void score_full(ScoreSums& sums, const double* __restrict share, double observed) {
  static_assert(lane::count == 4 * groups);
  for (std::size_t g = 0; g < groups; ++g) {
    const double a = share[g], b = share[g + groups], c = share[g + 2 * groups], d = share[g + 3 * groups];
    sums.share[g] += (ShareSum::units_of(a) + ShareSum::units_of(b)) + (ShareSum::units_of(c) + ShareSum::units_of(d));
    sums.distance[g] += (ShareSum::units_of(std::abs(a - observed)) + ShareSum::units_of(std::abs(b - observed))) +
                        (ShareSum::units_of(std::abs(c - observed)) + ShareSum::units_of(std::abs(d - observed)));
    // Of x1 <= x2 <= x3 <= x4 the six distances add up to 3 (x4 - x1) + (x3 - x2).
    const double low_ab = a < b ? a : b, high_ab = a < b ? b : a;
    const double low_cd = c < d ? c : d, high_cd = c < d ? d : c;
    const double least = low_ab < low_cd ? low_ab : low_cd, inner_low = low_ab < low_cd ? low_cd : low_ab;
    const double most = high_ab < high_cd ? high_cd : high_ab, inner_high = high_ab < high_cd ? high_ab : high_cd;
    sums.spread[g] += ShareSum::units_of(3 * (most - least) + std::abs(inner_high - inner_low));
  }
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t below = 0, equal = 0;
    double nearest_below = sums.nearest_below[g], nearest_above = sums.nearest_above[g];
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
      const double y = share[g + quarter * groups];
      below += y < observed ? 1 : 0;
      equal += y == observed ? 1 : 0;
      nearest_below = y < observed && y > nearest_below ? y : nearest_below;
      nearest_above = y > observed && y < nearest_above ? y : nearest_above;
    }
    sums.below[g] += below;
    sums.equal[g] += equal;
    sums.nearest_below[g] = nearest_below;
    sums.nearest_above[g] = nearest_above;
  }
}

// A block that is not full: the same, lane by lane.
void score_partial(ScoreSums& sums, const double* share, double observed, std::size_t modulus, bool alone,
                   std::size_t count) {
  for (std::size_t l = 0; l < count; ++l) {
    const std::size_t g = l % modulus;
    sums.share[g] += ShareSum::units_of(share[l]);
    sums.distance[g] += ShareSum::units_of(std::abs(share[l] - observed));
    ObservedRank rank = sums.rank(g);
    rank.add(share[l], observed);
    sums.below[g] = rank.below;
    sums.equal[g] = rank.equal;
    sums.nearest_below[g] = rank.nearest_below;
    sums.nearest_above[g] = rank.nearest_above;
    for (std::size_t other = 0; other < l; ++other) {
      const std::int64_t distance = ShareSum::units_of(std::abs(share[l] - share[other]));
      if (other % modulus == g) sums.spread[g] += distance;
      if (alone) sums.whole_spread += distance;
    }
  }
}

// Counts positive shares by their bins; the others are told from the number of replicates.
template <class Count>
ENTENTE_INLINE void count_shares(const double* __restrict share, Count count, std::uint32_t* counts) {
  constexpr int shift = 52 - SummaryLayout::share_mantissa_bits;
  constexpr double lowest = 1.0 / static_cast<double>(1 << -SummaryLayout::share_lowest);
  constexpr std::uint64_t first = (std::bit_cast<std::uint64_t>(lowest) >> shift) - 1;  // bin 0 is that of zeros
  std::array<std::uint64_t, lane::count> bin;
  for (std::size_t l = 0; l < count; ++l) {
    const double raised = share[l] > lowest ? share[l] : lowest;
    bin[l] = (std::bit_cast<std::uint64_t>(raised) >> shift) - first;
  }
  std::array<std::uint64_t, lane::count> positive;
  std::size_t found = 0;
  for (std::size_t l = 0; l < count; ++l) {
    positive[found] = bin[l];
    found += share[l] > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < found; ++i) ++counts[positive[i]];
}

template <class Count>
ENTENTE_INLINE bool sum_shares(const double* __restrict share, Count count, ShareSum& sum) {
  std::uint64_t units = 0, wrong = 0;
  for (std::size_t l = 0; l < count; ++l) {
    units += static_cast<std::uint64_t>(ShareSum::units_of(share[l]));
    wrong |= share[l] >= 0 && share[l] <= 1 ? std::uint64_t{0} : std::uint64_t{1};
  }
  sum.units += static_cast<std::int64_t>(units);
  return wrong == 0;
}

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

}  // namespace

// `count` is a constant for full blocks, and then all loops have a fixed length.
template <class Count>
ENTENTE_INLINE bool Accumulation::all(EnsembleSummary& summary, const ReplicateBlock& block, Count count) {
  const SummaryLayout& layout = *summary.layout_;
  const std::size_t bins = summary.share_counts_.size() / std::max<std::size_t>(layout.rows.size(), 1);
  const bool alone = block.first == 0 && count < lane::count;
  const std::size_t modulus = alone ? std::max<std::size_t>(ReplicateGroups(count).count(), 1) : groups;
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
      if (!sum_shares(share, count, sums.share)) return false;
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
      count_shares(share, count, summary.share_counts_.data() + r * bins);
      if (!row.compared) continue;
      if constexpr (std::is_same_v<Count, FullBlock>) {
        score_full(summary.scores_[row.scores_at], share, row.observed);
      } else {
        score_partial(summary.scores_[row.scores_at], share, row.observed, modulus, alone, count);
      }
      course.visit(share, row.step);
      for (std::size_t l = 0; l < lane::count; ++l) state_share[l] += share[l];
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

bool Accumulation::available(Set set) {
  switch (set) {
    case Set::avx2: return __builtin_cpu_supports("avx2");
    case Set::avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    default: return true;
  }
}

#else

bool Accumulation::avx2(EnsembleSummary&, const ReplicateBlock&) { return false; }
bool Accumulation::avx512(EnsembleSummary&, const ReplicateBlock&) { return false; }
bool Accumulation::available(Set set) { return set == Set::baseline; }

#endif

bool Accumulation::add(EnsembleSummary& summary, const ReplicateBlock& block, Set set) {
  switch (set) {
    case Set::avx2: return avx2(summary, block);
    case Set::avx512: return avx512(summary, block);
    default: return baseline(summary, block);
  }
}

bool Accumulation::add(EnsembleSummary& summary, const ReplicateBlock& block) {
  static const Set best = available(Set::avx512) ? Set::avx512 : available(Set::avx2) ? Set::avx2 : Set::baseline;
  return add(summary, block, best);
}

}  // namespace entente
