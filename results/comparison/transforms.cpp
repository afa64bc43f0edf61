#include "results/comparison/parts.hpp"
#include "results/comparison/scorer.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

double uniform_of(const Sides& sides, const SummaryLayout::Row& row, MasterSeed seed) {
  const World& world = sides.world;
  random::Stream stream({.seed = seed,
                         .replicate = {},
                         .state = world.states[row.cell % sides.states()],
                         .year = Year(static_cast<std::uint16_t>(world.first_year.number() + row.year)),
                         .war = world.wars[0].id,
                         .purpose = random::Purpose::random_rank});
  return random::uniform(stream);
}

PitMoments mean_moments(const std::vector<std::size_t>& rows, const std::vector<PitInterval>& intervals,
                        std::size_t slots, std::size_t slot) {
  PitMoments sum;
  for (const std::size_t row : rows) {
    const PitMoments moments = pit_moments(intervals[row * slots + slot]);
    sum.tilt += moments.tilt;
    sum.ends += moments.ends;
  }
  const double n = static_cast<double>(rows.size());
  return {sum.tilt / n, sum.ends / n};
}

}  // namespace

void add_row_scores(const Sides& sides, const RowScores& scores, MasterSeed seed,
                    std::vector<ComparedStateYear>& state_years) {
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    ComparedStateYear& state_year = state_years[row.cell];
    const std::size_t at = row.scores_at * scores.slots;  // of all replicates
    state_year.crps = scores.crps[at];
    state_year.log_score = scores.log_score[at];
    state_year.pit = scores.pit[row.scores_at * scores.rank_slots].at(uniform_of(sides, row, seed));
  }
}

PitHistogram transform(const Sides& sides, const RowScores& scores, MasterSeed seed, bool contributors) {
  const std::vector<PitInterval>& intervals = contributors ? scores.positive_pit : scores.pit;
  PitHistogram histogram;
  Rows rows;
  std::vector<StatePit> states;
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    if (contributors && !(row.positive && scores.possible[row.scores_at])) continue;
    rows.push_back(row.scores_at);
    const PitInterval& interval = intervals[row.scores_at * scores.rank_slots];
    ++histogram.counts[pit_bin(interval.at(uniform_of(sides, row, seed)))];
    const CowCode state = sides.world.states[row.cell % sides.states()];
    if (states.empty() || states.back().state != state) states.push_back({state, {}});  // rows are state by state
    const PitMoments moments = pit_moments(interval);
    states.back().sum.tilt += moments.tilt;
    states.back().sum.ends += moments.ends;
  }
  histogram.rows = rows.size();
  if (rows.empty()) return histogram;
  std::vector<PitMasses> means(scores.rank_slots, PitMasses{});
  for (std::size_t slot = 0; slot < scores.rank_slots; ++slot) {
    for (const std::size_t row : rows) {
      const PitMasses masses = pit_masses(intervals[row * scores.rank_slots + slot]);
      for (std::size_t bin = 0; bin < pit_bins; ++bin) means[slot][bin] += masses[bin];
    }
  }
  const double n = static_cast<double>(rows.size());
  for (std::size_t bin = 0; bin < pit_bins; ++bin) {
    histogram.masses[bin] =
        with_rank_error(sides, scores.rank_slots, [&](std::size_t slot) { return means[slot][bin] / n; });
  }
  const auto moment = [&](std::size_t slot) { return mean_moments(rows, intervals, scores.rank_slots, slot); };
  histogram.mean = with_rank_error(sides, scores.rank_slots,
                                   [&](std::size_t slot) { return 0.5 + moment(slot).tilt / (2 * std::sqrt(3.0)); });
  histogram.spread = with_rank_error(sides, scores.rank_slots,
                                     [&](std::size_t slot) { return 1 + 2 * moment(slot).ends / std::sqrt(5.0); });
  histogram.test = sign_flip_test(states, seed);
  return histogram;
}

}  // namespace entente::comparison
