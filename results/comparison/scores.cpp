#include "results/comparison/parts.hpp"
#include "results/comparison/scorer.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

ReferenceComparison against_references(const Rows& all, const Scorer& scorer, const Forecasts& forecasts) {
  Rows rows;
  for (const std::size_t row : all) {
    if (!std::isnan(forecasts.persistence[row])) rows.push_back(row);
  }
  if (rows.empty()) return {};
  return {.rows = rows.size(),
          .crps = scorer.crps(rows),
          .rmse = scorer.rmse(rows),
          .historical_mean = scorer.reference(rows, forecasts.historical_mean),
          .persistence = scorer.reference(rows, forecasts.persistence)};
}

// By year, by state: in ascending order, without those that have none.
struct RowSets {
  Rows all, contributors;
  std::vector<Rows> years, states;
};

RowSets row_sets(const Sides& sides) {
  RowSets sets{.all = {},
               .contributors = {},
               .years = std::vector<Rows>(sides.world.years),
               .states = std::vector<Rows>(sides.states())};
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    sets.all.push_back(row.scores_at);
    if (row.positive) sets.contributors.push_back(row.scores_at);
    sets.years[row.year].push_back(row.scores_at);
    sets.states[row.cell % sides.states()].push_back(row.scores_at);
  }
  return sets;
}

void calibrate(const ScoreSet& set, const Rows& rows, const RowScores& scores, bool contributors,
               std::array<CalibrationRow, central_levels>& calibration) {
  for (std::size_t level = 0; level < central_levels; ++level) {
    CalibrationRow& row = calibration[level];
    row = {.level = central_intervals[level].level, .rows = rows.size(), .coverage = set.coverage[level]};
    if (rows.empty()) continue;
    // Contributors are chosen by what they did: of all rows, those that would be chosen and covered.
    double covered = 0, chosen = 0;
    for (const CalibratedCoverage& each : scores.calibrated[level]) {
      covered += contributors ? each.positive_covered : each.covered;
      chosen += contributors ? each.positive : 1;
    }
    row.expected = covered / chosen;
  }
}

}  // namespace

Scores score(const Sides& sides, const std::vector<StateSummary>& states, const Behaviour& behaviour,
             const RowScores& row_scores, const RankScores& ranks) {
  const RowSets sets = row_sets(sides);
  Scores scores;
  scores.rows = sets.all.size();
  for (const StateSummary& state : states) scores.states += state.years_compared > 0 ? 1 : 0;
  if (sets.all.empty()) return scores;
  constexpr std::size_t ninety = 2;
  static_assert(central_intervals[ninety].level == 0.9);
  const Scorer scorer(sides, row_scores);
  scores.spearman = ranks.spearman_relative;
  scores.rmse = scorer.rmse(sets.all);
  scores.crps = scorer.crps(sets.all);
  scores.references = against_references(sets.all, scorer, forecasts_of(sides));
  scores.coverage = {sets.all.size(), scorer.coverage(sets.all, ninety)};
  if (!sets.contributors.empty()) {
    scores.coverage_of_contributors = {sets.contributors.size(), scorer.coverage(sets.contributors, ninety)};
  }
  scores.observed_zeros = behaviour.zeros.observed;
  scores.simulated_zeros = behaviour.zeros.simulated;
  return scores;
}

Scoring score_in_parts(const Sides& sides, const RowScores& row_scores, const RankScores& ranks, MasterSeed seed) {
  const RowSets sets = row_sets(sides);
  const Scorer scorer(sides, row_scores);
  const Forecasts forecasts = forecasts_of(sides);
  Scoring scoring;
  scoring.ranks = ranks;
  scoring.overall = scorer.all(sets.all, forecasts);
  scoring.contributors = scorer.all(sets.contributors, forecasts);
  for (std::size_t year = 0; year < sets.years.size(); ++year) {
    if (sets.years[year].empty()) continue;
    const Year key(static_cast<std::uint16_t>(sides.world.first_year.number() + year));
    scoring.years.push_back({key, scorer.all(sets.years[year], forecasts)});
  }
  for (std::size_t state = 0; state < sets.states.size(); ++state) {
    if (sets.states[state].empty()) continue;
    scoring.states.push_back({sides.world.states[state], scorer.all(sets.states[state], forecasts)});
  }
  calibrate(scoring.overall, sets.all, row_scores, false, scoring.calibration);
  calibrate(scoring.contributors, sets.contributors, row_scores, true, scoring.calibration_of_contributors);
  scoring.pit = transform(sides, row_scores, seed, false);
  scoring.pit_of_contributors = transform(sides, row_scores, seed, true);
  return scoring;
}

}  // namespace entente::comparison
