#pragma once

#include "results/observed.hpp"
#include "results/scores/simulated.hpp"
#include "results/summary/distribution.hpp"
#include "results/summary/fixed_point.hpp"
#include "results/summary/lanes.hpp"
#include "results/summary/layout.hpp"
#include "results/summary/moments.hpp"
#include "results/summary/observed_rank.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace entente {

/// How near quantiles are, for every output that shows them.
inline constexpr std::string_view quantile_note =
    "Quantiles come from counts by bins: of shares they are exact to 3 %, of a year's troops to 0.4 %. Whether an "
    "observed value lies inside an interval is exact.";
static_assert(SummaryLayout::share_mantissa_bits == 5, "3 % above, 1/32 below and in results/comparison.hpp");
static_assert(SummaryLayout::fine_mantissa_bits == 8, "0.4 % above, 1/256 below and in results/comparison.hpp");

/// What comparison, tables and notes need of an ensemble, in memory that does not grow with the number of replicates
/// (about 10 MB for 190 states and 14 years).
///
/// All that is added up are whole numbers, counts and extremes, so the same replicates give the same bits in whatever
/// order their blocks are added and summaries merged. What that costs in accuracy:
/// - means and their Monte Carlo errors: nothing that shows (ShareSum, BlockSum, Moments say how much);
/// - whether an observed value lies inside a central 90 % interval: nothing;
/// - the fair CRPS: no bias. With 64 replicates and more its spread is that of 96 pairs a block of 64 instead of all
///   pairs, which makes the Monte Carlo error of the spread 1.2 times as large (normal shares); the error that is
///   reported is that of this estimator;
/// - quantiles: they come from counts by bins. Shares: off by less than 1/32 of the quantile, or 7e-8 where that is
///   more; troops of a year, largest share and years of a contributor: by less than 1/256; autocorrelations: by less
///   than 1/4096; counts are exact.
class EnsembleSummary {
 public:
  static constexpr std::size_t groups = ReplicateGroups::most;
  static constexpr std::size_t most_replicates = std::size_t{1} << 20;

  /// Sums of one invited state-year.
  struct RowSums {
    ShareSum share;
    Moments shares;  ///< for the error
    Moments troops;
    Moments casualties{most_casualties};
    BlockSum conventional_share;
    friend bool operator==(const RowSums&, const RowSums&) = default;
  };

  /// What the scores of one compared state-year need of one group of replicates (ReplicateGroups).
  struct alignas(64) ScoreSums {
    ShareSum share;
    ShareSum distance;  ///< |y - observed|
    /// |y - y'| over pairs of one quad: lanes of a block that are equal modulo 16.
    ShareSum spread;
    ObservedRank rank;

    void merge(const ScoreSums& other);
    friend bool operator==(const ScoreSums&, const ScoreSums&) = default;
  };

  /// Sums of one state.
  struct StateSums {
    Moments share{1};   ///< sum of shares over its compared years
    Moments troops{1};  ///< the same of troops
    Moments posterior{1};
    std::uint64_t withdrawn = 0;
    friend bool operator==(const StateSums&, const StateSums&) = default;
  };

  /// The statistics of Behaviour, in its order.
  enum Statistic : std::size_t {
    switches,
    entries,
    exits,
    autocorrelation,
    autocorrelation_of_contributors,
    largest_share,
    zeros,
    contributors,
    years_of_a_contributor,
    statistics
  };

  /// An empty summary. Throws Error (Fault::work) when world and record do not cover the same states and years.
  EnsembleSummary(const World& world, const ObservedShares& observed);
  /// Another empty summary of the same things.
  EnsembleSummary empty() const;

  /// Throws Error (Fault::work) when the block has another shape, or values that are no shares, standings or the like,
  /// and beyond most_replicates; then the summary is spoilt.
  void add(const ReplicateBlock& block);
  /// Adds what another summary of the same world and record has seen.
  void merge(const EnsembleSummary& other);

  std::size_t replications() const { return replications_; }
  const SummaryLayout& layout() const { return *layout_; }
  std::size_t bytes() const;  ///< memory taken

  const RowSums& row(std::size_t row) const { return rows_[row]; }
  const ScoreSums& scores(std::size_t compared_row, std::size_t group) const {
    return scores_[compared_row * groups + group];
  }
  /// |y - y'| over all pairs of replicates of a compared row; only with fewer than 64 replicates.
  ShareSum all_pairs(std::size_t compared_row) const { return all_pairs_[compared_row]; }
  const StateSums& state(std::size_t state) const { return states_[state]; }
  Simulated standing(std::size_t cell) const { return standing_[cell].mean(replications_); }
  /// Of a = clamp(A + u, 0, 1) at the end of the year.
  Simulated tie(std::size_t cell) const { return tie_[cell].mean(replications_); }
  /// Whether states learn; then expectation() is defined.
  bool learning() const { return learning_ > 0; }
  Simulated expectation(std::size_t cell) const { return expectation_[cell].mean(replications_); }
  /// Sum of troops, people, of one measured row over one group of replicates (ReplicateGroups).
  std::int64_t group_troops(std::size_t measured_row, std::size_t group) const {
    return group_troops_[measured_row * groups + group];
  }
  /// Quantile of the share in a row; type 7.
  double share_quantile(std::size_t row, double p) const;
  const Distribution& year_troops(std::size_t year) const { return year_troops_[year]; }
  const Distribution& statistic(Statistic which) const { return behaviour_[which]; }
  std::size_t compared_state_years() const { return layout_->compared_rows; }
  std::size_t steps() const;

  std::uint64_t withdrawals() const;  ///< states that left for good, over all replicates
  std::uint64_t negative_shares() const { return negative_shares_; }
  std::uint64_t drawn_shares() const { return drawn_shares_; }
  /// Replicates whose coefficient of potential is not positive.
  std::uint64_t slopes_not_positive() const { return slopes_not_positive_; }
  std::uint64_t amount_slopes_not_positive() const { return amount_slopes_not_positive_; }

  friend bool operator==(const EnsembleSummary& a, const EnsembleSummary& b);

 private:
  friend struct Accumulation;  // the loops over lanes
  explicit EnsembleSummary(std::shared_ptr<const SummaryLayout> layout);

  std::shared_ptr<const SummaryLayout> layout_;
  std::size_t replications_ = 0;
  std::vector<RowSums> rows_;
  std::vector<std::uint32_t> share_counts_;  // [row * bins + bin]
  std::vector<ScoreSums> scores_;            // [compared row * groups + group]
  std::vector<ShareSum> all_pairs_;          // [compared row]
  std::vector<StateSums> states_;
  std::vector<Moments> standing_;           // [cell]
  std::vector<Moments> tie_;                // [cell]
  std::vector<Moments> expectation_;        // [cell]
  std::vector<std::int64_t> group_troops_;  // [measured row * groups + group]
  std::vector<Distribution> year_troops_;
  std::vector<Distribution> behaviour_;
  std::vector<lane::Row> year_buffer_;  // of add(), kept for the next block
  std::uint64_t learning_ = 0;          // replicates with expectations
  std::uint64_t negative_shares_ = 0;
  std::uint64_t drawn_shares_ = 0;
  std::uint64_t slopes_not_positive_ = 0;
  std::uint64_t amount_slopes_not_positive_ = 0;
};

}  // namespace entente
