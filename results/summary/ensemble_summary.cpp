#include "results/summary/ensemble_summary.hpp"

#include "results/summary/accumulate.hpp"
#include "results/summary/lane_course.hpp"
#include "sim/core/error.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace entente {
namespace {

// The record as the one lane of a block.
lane::Course course_of_record(const SummaryLayout& layout) {
  lane::Course course;
  std::vector<lane::Row> shares(layout.rows.size());
  for (std::size_t state = 0; state < layout.states; ++state) {
    for (std::size_t r = layout.first_row[state]; r < layout.first_row[state + 1]; ++r) {
      shares[r][0] = layout.rows[r].observed;
      if (layout.rows[r].compared) {
        course.visit(shares[r].data(), lane::Contributors(shares[r].data(), std::size_t{1}), layout.rows[r].step);
      }
    }
    course.end_state();
  }
  return course;
}

// In the order of EnsembleSummary::Statistic.
std::vector<Distribution> statistics_of(const SummaryLayout& layout) {
  const lane::Course record = course_of_record(layout);
  const auto count = [](std::size_t largest, double observed) {
    return Distribution(Binning::whole(largest), static_cast<double>(largest), observed);
  };
  const Binning correlations = Binning::linear(-1, 1, 8192);
  return {count(record.steps(), record.entries(0) + record.exits(0)),
          count(record.steps(), record.entries(0)),
          count(record.steps(), record.exits(0)),
          Distribution(correlations, 1, record.autocorrelation(0)),
          Distribution(correlations, 1, record.autocorrelation_of_contributors(0)),
          Distribution(Binning::floating(SummaryLayout::fine_mantissa_bits, SummaryLayout::share_lowest, 0), 1,
                       record.largest_share(0)),
          count(record.state_years(), record.zeros(0)),
          count(layout.states, record.contributors(0)),
          Distribution(Binning::floating(SummaryLayout::fine_mantissa_bits, 0, 16), static_cast<double>(layout.years),
                       record.years_of_a_contributor(0))};
}

std::vector<Distribution> year_troops_of(const SummaryLayout& layout) {
  std::vector<double> observed(layout.years), most(layout.years);
  for (const SummaryLayout::Row& row : layout.rows) {
    if (!row.troops_compared) continue;
    observed[row.year] += layout.observed.troops[row.cell];
    most[row.year] += row.armed_forces;
  }
  std::vector<Distribution> troops;
  for (std::size_t year = 0; year < layout.years; ++year) {
    troops.emplace_back(Binning::floating_whole(SummaryLayout::fine_mantissa_bits, 32), most[year], observed[year]);
  }
  return troops;
}

std::vector<EnsembleSummary::StateSums> states_of(const SummaryLayout& layout) {
  std::vector<EnsembleSummary::StateSums> states(layout.states);
  for (std::size_t state = 0; state < layout.states; ++state) {
    double years = 0, most = 0;
    for (std::size_t r = layout.first_row[state]; r < layout.first_row[state + 1]; ++r) {
      years += layout.rows[r].compared ? 1 : 0;
      most += layout.rows[r].troops_compared ? layout.rows[r].armed_forces : 0;
    }
    states[state].share = Moments(years);
    states[state].troops = Moments(most);
  }
  return states;
}

std::vector<EnsembleSummary::RowSums> rows_of(const SummaryLayout& layout) {
  std::vector<EnsembleSummary::RowSums> rows(layout.rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) rows[r].troops = Moments(layout.rows[r].armed_forces);
  return rows;
}

std::size_t not_positive(const LaneArray<double>& slopes, std::size_t count) {
  return static_cast<std::size_t>(std::count_if(slopes.begin(), slopes.begin() + static_cast<std::ptrdiff_t>(count),
                                                [](double s) { return s <= 0; }));
}

}  // namespace

void EnsembleSummary::ScoreSums::merge(const ScoreSums& other) {
  share.merge(other.share);
  distance.merge(other.distance);
  spread.merge(other.spread);
  rank.merge(other.rank);
}

EnsembleSummary::EnsembleSummary(const World& world, const ObservedShares& observed)
    : EnsembleSummary(std::make_shared<const SummaryLayout>(world, observed)) {}

EnsembleSummary::EnsembleSummary(std::shared_ptr<const SummaryLayout> layout)
    : layout_(std::move(layout)),
      rows_(rows_of(*layout_)),
      share_counts_(layout_->rows.size() * SummaryLayout::share_binning().bins()),
      scores_(layout_->compared_rows * groups),
      all_pairs_(layout_->compared_rows),
      states_(states_of(*layout_)),
      standing_(layout_->cells),
      tie_(layout_->cells),
      expectation_(layout_->cells),
      group_troops_(layout_->measured_rows * groups),
      year_troops_(year_troops_of(*layout_)),
      behaviour_(statistics_of(*layout_)),
      year_buffer_(layout_->years) {}

EnsembleSummary EnsembleSummary::empty() const { return EnsembleSummary(layout_); }

void EnsembleSummary::add(const ReplicateBlock& block) {
  constexpr std::size_t lanes = ReplicateBlock::lanes;
  const std::size_t by_cell = layout_->cells * lanes, by_state = layout_->states * lanes;
  if (block.replicates == 0 || block.replicates > lanes || block.share.size() != by_cell ||
      block.standing.size() != by_cell || (!block.expectation.empty() && block.expectation.size() != by_cell) ||
      block.casualties.size() != by_cell || block.posterior.size() != by_state || block.withdrawn.size() != by_state ||
      block.conventional_share.size() != layout_->cells || block.potential_slope.size() != lanes ||
      block.amount_potential_slope.size() != lanes) {
    throw work_error("cannot compare: world, ensemble and record do not cover the same states and years");
  }
  replications_ += block.replicates;
  if (replications_ > most_replicates) {
    throw work_error("cannot sum up more than " + std::to_string(most_replicates) + " replicates");
  }
  if (!Accumulation::add(*this, block)) {
    throw work_error("cannot compare: a simulated number is not a share, a standing or a count",
                     "the coefficients are far from any that a fit gives; look at them, or at the override");
  }
  learning_ += block.expectation.empty() ? 0 : block.replicates;
  if (learning_ != 0 && learning_ != replications_) {
    throw work_error("cannot sum up replicates in which states learn with others in which they do not");
  }
  negative_shares_ += block.negative_shares;
  drawn_shares_ += block.drawn_shares;
  slopes_not_positive_ += not_positive(block.potential_slope, block.replicates);
  amount_slopes_not_positive_ += not_positive(block.amount_potential_slope, block.replicates);
}

void EnsembleSummary::merge(const EnsembleSummary& other) {
  if (layout_ != other.layout_ && !(*layout_ == *other.layout_)) {
    throw work_error("cannot merge summaries of different worlds or records");
  }
  replications_ += other.replications_;
  if (replications_ > most_replicates) {
    throw work_error("cannot sum up more than " + std::to_string(most_replicates) + " replicates");
  }
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    RowSums& sums = rows_[r];
    const RowSums& more = other.rows_[r];
    sums.share.merge(more.share);
    sums.shares.merge(more.shares);
    sums.troops.merge(more.troops);
    sums.casualties.merge(more.casualties);
    sums.conventional_share.merge(more.conventional_share);
  }
  for (std::size_t i = 0; i < share_counts_.size(); ++i) share_counts_[i] += other.share_counts_[i];
  for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i].merge(other.scores_[i]);
  for (std::size_t i = 0; i < all_pairs_.size(); ++i) all_pairs_[i].merge(other.all_pairs_[i]);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    StateSums& sums = states_[i];
    const StateSums& more = other.states_[i];
    sums.share.merge(more.share);
    sums.troops.merge(more.troops);
    sums.posterior.merge(more.posterior);
    sums.withdrawn += more.withdrawn;
  }
  for (std::size_t i = 0; i < standing_.size(); ++i) standing_[i].merge(other.standing_[i]);
  for (std::size_t i = 0; i < tie_.size(); ++i) tie_[i].merge(other.tie_[i]);
  for (std::size_t i = 0; i < expectation_.size(); ++i) expectation_[i].merge(other.expectation_[i]);
  for (std::size_t i = 0; i < group_troops_.size(); ++i) group_troops_[i] += other.group_troops_[i];
  for (std::size_t i = 0; i < year_troops_.size(); ++i) year_troops_[i].merge(other.year_troops_[i]);
  for (std::size_t i = 0; i < behaviour_.size(); ++i) behaviour_[i].merge(other.behaviour_[i]);
  learning_ += other.learning_;
  negative_shares_ += other.negative_shares_;
  drawn_shares_ += other.drawn_shares_;
  slopes_not_positive_ += other.slopes_not_positive_;
  amount_slopes_not_positive_ += other.amount_slopes_not_positive_;
}

double EnsembleSummary::share_quantile(std::size_t row, double p) const {
  const Binning binning = SummaryLayout::share_binning();
  const std::uint32_t* counts = share_counts_.data() + row * binning.bins();
  std::size_t positive = 0;
  for (std::size_t bin = 0; bin < binning.bins(); ++bin) positive += counts[bin];
  const std::size_t without = replications_ - positive;
  return math::quantile_of(replications_, p, [&](std::size_t rank) {
    if (rank < without) return 0.0;
    std::size_t before = without, bin = 0;
    while (before + counts[bin] <= rank) before += counts[bin++];
    return binning.inside(bin, rank - before, counts[bin]);
  });
}

std::size_t EnsembleSummary::steps() const {
  return static_cast<std::size_t>(std::count_if(layout_->rows.begin(), layout_->rows.end(),
                                                [](const SummaryLayout::Row& row) { return row.step; }));
}

std::uint64_t EnsembleSummary::withdrawals() const {
  std::uint64_t sum = 0;
  for (const StateSums& state : states_) sum += state.withdrawn;
  return sum;
}

std::size_t EnsembleSummary::bytes() const {
  const auto of = [](const auto& items) { return items.size() * sizeof(items[0]); };
  std::size_t sum = of(rows_) + of(share_counts_) + of(scores_) + of(all_pairs_) + of(states_) + of(standing_) +
                    of(tie_) + of(expectation_) + of(group_troops_) + of(year_buffer_);
  for (const Distribution& distribution : year_troops_) sum += distribution.bytes();
  for (const Distribution& distribution : behaviour_) sum += distribution.bytes();
  return sum;
}

bool operator==(const EnsembleSummary& a, const EnsembleSummary& b) {
  return *a.layout_ == *b.layout_ && a.replications_ == b.replications_ && a.rows_ == b.rows_ &&
         a.share_counts_ == b.share_counts_ && a.scores_ == b.scores_ && a.all_pairs_ == b.all_pairs_ &&
         a.states_ == b.states_ && a.standing_ == b.standing_ && a.tie_ == b.tie_ && a.expectation_ == b.expectation_ &&
         a.group_troops_ == b.group_troops_ && a.learning_ == b.learning_ && a.year_troops_ == b.year_troops_ &&
         a.behaviour_ == b.behaviour_ && a.negative_shares_ == b.negative_shares_ &&
         a.drawn_shares_ == b.drawn_shares_ && a.slopes_not_positive_ == b.slopes_not_positive_ &&
         a.amount_slopes_not_positive_ == b.amount_slopes_not_positive_;
}

}  // namespace entente
