#include "results/goodness/war_statistics.hpp"

#include "results/scores/rank_correlation.hpp"
#include "results/summary/lane_course.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/math/quantile.hpp"
#include "sim/war/war_slice.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double one_percent = 0.01;

// Quantile of type 7 of `zeros` zeros and these positive values, which are put in another order.
double quantile_with_zeros(std::size_t zeros, std::vector<double>& positive, double p) {
  const auto smallest = [&](std::size_t i) {
    if (i < zeros) return 0.0;
    const auto place = positive.begin() + static_cast<std::ptrdiff_t>(i - zeros);
    std::nth_element(positive.begin(), place, positive.end());
    return *place;
  };
  return math::quantile_of(zeros + positive.size(), p, smallest);
}

// Sample standard deviation; NaN with fewer than two values.
double standard_deviation(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0, squares = 0;
  for (const double x : values) mean += x / n;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return values.size() < 2 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(squares / (n - 1));
}

// Least-squares slope of values on times.
double slope(const std::vector<std::size_t>& times, const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double mean_time = 0, mean = 0, squares = 0, products = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    mean_time += static_cast<double>(times[i]) / n;
    mean += values[i] / n;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double since = static_cast<double>(times[i]) - mean_time;
    squares += since * since;
    products += since * (values[i] - mean);
  }
  return products / squares;
}

}  // namespace

// Several sets side by side: what happened in them, in the shapes of a block.
struct WarStatistics::Lanes {
  const double* share;                 // [cell * lanes + lane]
  std::vector<lane::Row> year_troops;  // by year
  std::vector<lane::Row> ties;         // by tied state: a at the end
};

WarStatistics::WarStatistics(const World& world, std::size_t war, const GoodnessRecord& record)
    : layout_(slice_world(world, war), record.observed),
      final_depth_(record.final_depth),
      first_act_(world.act(war, 0)),
      last_standing_(world.wars[war].leader * world.cells() + world.cell(world.years - 1, 0)) {
  for (std::size_t state = 0; state < layout_.states; ++state) {
    const auto begin = layout_.rows.begin() + static_cast<std::ptrdiff_t>(layout_.first_row[state]);
    const auto end = layout_.rows.begin() + static_cast<std::ptrdiff_t>(layout_.first_row[state + 1]);
    if (std::any_of(begin, end, [](const SummaryLayout::Row& row) { return row.compared; })) states_.push_back(state);
  }
  for (std::size_t year = 0; year < layout_.years; ++year) {
    const auto of_year = [year](const SummaryLayout::Row& row) { return row.year == year && row.troops_compared; };
    if (std::any_of(layout_.rows.begin(), layout_.rows.end(), of_year)) years_.push_back(year);
  }
  if (!final_depth_.empty()) find_network(world, world.wars[war]);
}

void WarStatistics::find_network(const World& world, const War& war) {
  if (final_depth_.size() != layout_.states) {
    throw work_error("cannot compare: world and record do not cover the same states and years");
  }
  if (world.third_party_ties.size() != world.years) return;
  std::vector<double> others(layout_.states);
  for (const ThirdPartyTie& tie : world.third_party_ties.back()) {
    others[tie.a] += tie.depth;
    others[tie.b] += tie.depth;
  }
  for (std::size_t state = 0; state < layout_.states; ++state) {
    const double depth = final_depth_[state];
    if (std::isnan(depth) || world.states[state] == world.leader_of(war).leader) continue;
    tied_.push_back({state, others[state]});
    // Of the first year: the record of the last must not say how it is measured itself.
    const double first = world.leader_of(war).treaty_depth[world.cell(0, state)];
    if (first > 0 && (least_tie_ == 0 || first / 2 < least_tie_)) least_tie_ = first / 2;
  }
}

void WarStatistics::take_record(KeptStatistics& kept) const {
  LaneArray<double> share(layout_.cells * lane::count);
  Lanes lanes{share.data(), std::vector<lane::Row>(layout_.years), std::vector<lane::Row>(tied_.size())};
  for (const SummaryLayout::Row& row : layout_.rows) {
    if (row.compared) share[row.cell * lane::count] = row.observed;
    if (row.troops_compared) lanes.year_troops[row.year][0] += layout_.observed.troops[row.cell];
  }
  for (std::size_t i = 0; i < tied_.size(); ++i) lanes.ties[i][0] = final_depth_[tied_[i].state];
  take(lanes, 1, 0, kept);
}

void WarStatistics::take(const ReplicateBlock& block, std::size_t count, KeptStatistics& kept) const {
  Lanes lanes{block.share.data() + first_act_ * lane::count, std::vector<lane::Row>(layout_.years),
              std::vector<lane::Row>(has_network() ? tied_.size() : 0)};
  for (const SummaryLayout::Row& row : layout_.rows) {
    if (!row.troops_compared) continue;
    const double* share = lanes.share + row.cell * lane::count;
    lane::Row& of_year = lanes.year_troops[row.year];
    for (std::size_t l = 0; l < lane::count; ++l) of_year[l] += lane::troops(share[l], row.armed_forces);
  }
  const std::size_t last_year = layout_.cells - layout_.states;
  for (std::size_t i = 0; i < lanes.ties.size(); ++i) {
    const std::size_t state = tied_[i].state;
    const double* standing = block.standing.data() + (last_standing_ + state) * lane::count;
    for (std::size_t l = 0; l < lane::count; ++l) {
      lanes.ties[i][l] = std::clamp(layout_.treaty_depth[last_year + state] + standing[l], 0.0, 1.0);
    }
  }
  take(lanes, count, block.first + 1, kept);
}

void WarStatistics::take(const Lanes& lanes, std::size_t count, std::size_t first_set, KeptStatistics& kept) const {
  if (layout_.compared_rows == 0) return;
  take_course(lanes, count, first_set, kept);
  for (std::size_t l = 0; l < count; ++l) {
    take_totals(lanes, l, first_set + l, kept);
    if (has_network()) take_network(lanes, l, first_set + l, kept);
  }
}

void WarStatistics::take_course(const Lanes& lanes, std::size_t count, std::size_t first_set,
                                KeptStatistics& kept) const {
  lane::Course course;
  std::vector<std::vector<double>> positive(count);
  lane::Row above{};
  for (std::size_t i = 0; i < states_.size(); ++i) {
    lane::Row sum{};
    double years = 0;
    for (std::size_t r = layout_.first_row[states_[i]]; r < layout_.first_row[states_[i] + 1]; ++r) {
      const SummaryLayout::Row& row = layout_.rows[r];
      if (!row.compared) continue;
      const double* share = lanes.share + row.cell * lane::count;
      const lane::Contributors contributors(share, count);
      course.visit(share, contributors, row.step);
      for (std::size_t c = 0; c < contributors.found; ++c) {
        positive[contributors.lanes[c]].push_back(contributors.shares[c]);
      }
      for (std::size_t l = 0; l < lane::count; ++l) {
        sum[l] += share[l];
        above[l] += lane::contributes(share[l] - one_percent);
      }
      years += 1;
    }
    course.end_state();
    for (std::size_t l = 0; l < count; ++l) kept.mean_shares(first_set + l)[i] = static_cast<float>(sum[l] / years);
  }
  const auto rows = static_cast<double>(layout_.compared_rows);
  for (std::size_t l = 0; l < count; ++l) {
    const std::size_t set = first_set + l;
    const std::size_t zeros = layout_.compared_rows - positive[l].size();
    kept.value(Auxiliary::zeros, set) = course.zeros(l) / rows;
    kept.value(Auxiliary::contributors, set) = course.contributors(l);
    kept.value(Auxiliary::largest_share, set) = course.largest_share(l);
    kept.value(Auxiliary::share_q95, set) = quantile_with_zeros(zeros, positive[l], 0.95);
    kept.value(Auxiliary::share_q99, set) = quantile_with_zeros(zeros, positive[l], 0.99);
    kept.value(Auxiliary::above_one_percent, set) = above[l] / rows;
    if (course.steps() > 0) {
      kept.value(Auxiliary::entries, set) = course.entries(l);
      kept.value(Auxiliary::exits, set) = course.exits(l);
    }
    kept.value(Auxiliary::autocorrelation, set) = course.autocorrelation(l);
    kept.value(Auxiliary::autocorrelation_of_contributors, set) = course.autocorrelation_of_contributors(l);
    kept.value(Auxiliary::years_of_a_contributor, set) = course.years_of_a_contributor(l);
    const std::span<const float> means = kept.mean_shares(set);
    const std::vector<double> ranks = average_ranks(std::vector<double>(means.begin(), means.end()));
    std::transform(ranks.begin(), ranks.end(), kept.ranks(set).begin(),
                   [](double rank) { return static_cast<float>(rank); });
  }
}

void WarStatistics::take_totals(const Lanes& lanes, std::size_t lane, std::size_t set, KeptStatistics& kept) const {
  if (years_.empty()) return;
  std::vector<double> logs, changes;
  double sum = 0, largest = 0;
  for (std::size_t i = 0; i < years_.size(); ++i) {
    const double troops = lanes.year_troops[years_[i]][lane];
    sum += troops;
    largest = std::max(largest, troops);
    logs.push_back(math::log1p(troops));
    if (i > 0 && years_[i] == years_[i - 1] + 1) changes.push_back(logs[i] - logs[i - 1]);
  }
  const double mean = math::log1p(sum / static_cast<double>(years_.size()));
  kept.value(Auxiliary::mean_troops, set) = mean;
  if (years_.size() > 1) kept.value(Auxiliary::peak_of_troops, set) = math::log1p(largest) - mean;
  if (years_.size() > 2) kept.value(Auxiliary::trend_of_troops, set) = slope(years_, logs);
  kept.value(Auxiliary::changes_of_troops, set) = standard_deviation(changes);
}

void WarStatistics::take_network(const Lanes& lanes, std::size_t lane, std::size_t set, KeptStatistics& kept) const {
  std::vector<double> strengths;
  double ties = 0, of_leader = 0, of_all = 0;
  for (std::size_t i = 0; i < tied_.size(); ++i) {
    const double tie = lanes.ties[i][lane];
    ties += tie >= least_tie_ ? 1 : 0;
    of_leader += tie;
    strengths.push_back(tied_[i].others + tie);
    of_all += strengths.back();
  }
  strengths.push_back(of_leader);
  of_all += of_leader;
  if (least_tie_ > 0) kept.value(Auxiliary::leader_ties, set) = ties;
  kept.value(Auxiliary::leader_strength, set) = of_leader;
  kept.value(Auxiliary::mean_strength, set) = of_all / static_cast<double>(strengths.size());
  kept.value(Auxiliary::sd_of_strength, set) = standard_deviation(strengths);
  kept.value(Auxiliary::strength_q95, set) = quantile_with_zeros(0, strengths, 0.95);
}

}  // namespace entente
