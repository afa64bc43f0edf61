#pragma once

#include "results/summary/ensemble_summary.hpp"
#include "results/summary/lanes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

/// What is done with the shares of one invited state-year in one block: parts of Accumulation.
namespace entente::lane {

/// Doubles of one bit each: number l is bit l. (As numbers they are of no use.)
inline constexpr std::array<double, count> places = [] {
  std::array<double, count> bits{};
  for (std::size_t l = 0; l < count; ++l) bits[l] = std::bit_cast<double>(std::uint64_t{1} << l);
  return bits;
}();

/// The lanes in which a state contributes, as a list with their shares and bins: most do not, and what is dear is done
/// for the others only.
struct Contributors {
  static constexpr std::size_t width = 8;  ///< loops over the list may go in steps of this, beyond its end
  std::array<std::uint64_t, count> lanes;
  std::array<std::uint64_t, count> bins;  ///< of SummaryLayout::share_binning()
  Row shares{};
  std::size_t found = 0;

  /// Among the first `among` lanes; shares up to 1.
  template <class Count>
  [[gnu::always_inline]] Contributors(const double* __restrict share, Count among) {
    constexpr int shift = 52 - SummaryLayout::share_mantissa_bits;
    constexpr double lowest = 1.0 / static_cast<double>(1 << -SummaryLayout::share_lowest);
    constexpr std::uint64_t first = (std::bit_cast<std::uint64_t>(lowest) >> shift) - 1;  // bin 0 is that of zeros
    std::array<std::uint64_t, count> all_bins;
    std::uint64_t who = 0;
    for (std::size_t l = 0; l < among; ++l) {
      all_bins[l] = (std::bit_cast<std::uint64_t>(share[l] > lowest ? share[l] : lowest) >> shift) - first;
    }
    // Each lane as one bit, by way of a double that has no other.
    for (std::size_t l = 0; l < among; ++l) {
      who |= std::bit_cast<std::uint64_t>(share[l] > 0 ? places[l] : 0.0);
    }
    for (; who != 0; who &= who - 1) {
      const auto l = static_cast<std::size_t>(std::countr_zero(who));
      lanes[found] = l;
      bins[found] = all_bins[l];
      shares[found] = share[l];
      ++found;
    }
  }

  /// Has the counters fetched: a summary is larger than the nearer caches, and finding out early where one will count
  /// gives the memory time to come.
  [[gnu::always_inline]] void prefetch(const std::uint32_t* counts) const {
    for (std::size_t i = 0; i < found; ++i) __builtin_prefetch(counts + bins[i], 1);
  }
  /// Counts positive shares; zeros are told from the number of replicates.
  [[gnu::always_inline]] void count_in(std::uint32_t* counts) const {
    for (std::size_t i = 0; i < found; ++i) ++counts[bins[i]];
  }
};

/// The kernels of the replicates found, by their bins.
[[gnu::always_inline]] inline KernelSum kernels_of(const Contributors& contributors,
                                                   const std::uint32_t* __restrict kernels) {
  KernelSum sum;
  for (std::size_t i = 0; i < contributors.found; ++i) sum.units += kernels[contributors.bins[i]];
  return sum;
}

/// False when a share is none.
template <class Count>
[[gnu::always_inline]] inline bool sum_shares(const double* __restrict share, Count among, ShareSum& sum) {
  std::uint64_t units = 0, wrong = 0;
  for (std::size_t l = 0; l < among; ++l) {
    units += static_cast<std::uint64_t>(ShareSum::units_of(share[l]));
    wrong |= flag_bit(!(share[l] >= 0)) | flag_bit(!(share[l] <= 1));
  }
  if (wrong != 0) return false;
  sum.units += static_cast<std::int64_t>(units);
  return true;
}

/// A full block that belongs to one group.
[[gnu::always_inline]] inline void score_block(EnsembleSummary::ScoreSums& sums, const double* __restrict share,
                                               double observed) {
  static_assert(count == 4 * quads);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::uint64_t units = 0, distance = 0, below = 0, equal = 0;
  for (std::size_t l = 0; l < count; ++l) {
    const double y = share[l];
    units += static_cast<std::uint64_t>(ShareSum::units_of(y));
    distance += static_cast<std::uint64_t>(ShareSum::units_of(std::abs(y - observed)));
    below += flag_bit(y < observed);
    equal += flag_bit(y == observed);
  }
  // The nearest by quad, then of all: loops that run into one number are not made vectors of.
  std::array<double, quads> nearest_below, nearest_above;
  std::uint64_t spread = 0;
  for (std::size_t q = 0; q < quads; ++q) {
    const double a = share[q], b = share[q + quads], c = share[q + 2 * quads], d = share[q + 3 * quads];
    // Of x1 <= x2 <= x3 <= x4 the six distances add up to 3 (x4 - x1) + (x3 - x2).
    const double low_ab = a < b ? a : b, high_ab = a < b ? b : a;
    const double low_cd = c < d ? c : d, high_cd = c < d ? d : c;
    const double least = low_ab < low_cd ? low_ab : low_cd, inner_low = low_ab < low_cd ? low_cd : low_ab;
    const double most = high_ab < high_cd ? high_cd : high_ab, inner_high = high_ab < high_cd ? high_ab : high_cd;
    spread += static_cast<std::uint64_t>(ShareSum::units_of(3 * (most - least) + std::abs(inner_high - inner_low)));
    const double below_a = a < observed ? a : -infinity, below_b = b < observed ? b : -infinity;
    const double below_c = c < observed ? c : -infinity, below_d = d < observed ? d : -infinity;
    const double below_ab = below_a > below_b ? below_a : below_b, below_cd = below_c > below_d ? below_c : below_d;
    nearest_below[q] = below_ab > below_cd ? below_ab : below_cd;
    const double above_a = a > observed ? a : infinity, above_b = b > observed ? b : infinity;
    const double above_c = c > observed ? c : infinity, above_d = d > observed ? d : infinity;
    const double above_ab = above_a < above_b ? above_a : above_b, above_cd = above_c < above_d ? above_c : above_d;
    nearest_above[q] = above_ab < above_cd ? above_ab : above_cd;
  }
  for (std::size_t half = quads / 2; half > 0; half /= 2) {
    for (std::size_t q = 0; q < half; ++q) {
      nearest_below[q] = std::max(nearest_below[q], nearest_below[q + half]);
      nearest_above[q] = std::min(nearest_above[q], nearest_above[q + half]);
    }
  }
  sums.share.units += static_cast<std::int64_t>(units);
  sums.distance.units += static_cast<std::int64_t>(distance);
  sums.spread.units += static_cast<std::int64_t>(spread);
  sums.rank.merge(
      {static_cast<std::uint32_t>(below), static_cast<std::uint32_t>(equal), nearest_below[0], nearest_above[0]});
}

/// The same of one lane's kernel, and whether it contributes.
inline void add_kernels(EnsembleSummary::ScoreSums* groups, const Contributors& contributors,
                        const std::uint32_t* kernels, const ReplicateBlock& block) {
  const ReplicateGroups rule(block.first == 0 ? block.replicates : count);
  for (std::size_t i = 0; i < contributors.found; ++i) {
    EnsembleSummary::ScoreSums& sums = groups[rule.of(block.first + contributors.lanes[i])];
    if (kernels != nullptr) sums.kernels.units += kernels[contributors.bins[i]];
    ++sums.positive;
  }
}

/// Any block: the same, lane by lane. Up to 63 replicates are a single block, of which all pairs are taken, and all of
/// each group's.
inline void score_lanes(EnsembleSummary::ScoreSums* groups, ShareSum& all_pairs, const double* share, double observed,
                        const ReplicateBlock& block) {
  const bool alone = block.first == 0 && block.replicates < count;
  const ReplicateGroups rule(alone ? block.replicates : count);
  const std::size_t step = alone ? std::max<std::size_t>(rule.count(), 1) : quads;
  for (std::size_t l = 0; l < block.replicates; ++l) {
    EnsembleSummary::ScoreSums& sums = groups[rule.of(block.first + l)];
    sums.share.add(share[l]);
    sums.distance.add(std::abs(share[l] - observed));
    sums.rank.add(share[l], observed);
    for (std::size_t other = l; other >= step;) {
      other -= step;
      sums.spread.add(std::abs(share[l] - share[other]));
    }
    if (!alone) continue;
    for (std::size_t other = 0; other < l; ++other) all_pairs.add(std::abs(share[l] - share[other]));
  }
}

}  // namespace entente::lane
