#include "results/comparison/scorer.hpp"

#include "results/scores/reference_forecasts.hpp"

#include <cmath>

namespace entente::comparison {

Forecasts forecasts_of(const Sides& sides) {
  const World& world = sides.world;
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  Forecasts result;
  for (std::size_t state = 0; state < sides.states(); ++state) {
    std::vector<double> record;
    for (std::size_t year = 0; year < world.years; ++year) {
      const std::size_t cell = world.cell(year, state);
      record.push_back(sides.observed().counts(cell) ? sides.observed().share[cell] : no_value);
    }
    const ReferenceForecasts forecasts = reference_forecasts(record);
    for (std::size_t r = first_row[state]; r < first_row[state + 1]; ++r) {
      const SummaryLayout::Row& row = sides.rows()[r];
      if (!row.compared) continue;
      result.historical_mean.push_back(forecasts.historical_mean[row.year]);
      result.persistence.push_back(forecasts.persistence[row.year]);
    }
  }
  return result;
}

Scorer::Scorer(const Sides& sides, const RowScores& scores) : sides_(sides), scores_(scores) {
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (row.compared) observed_.push_back(row.observed);
  }
}

double Scorer::mean(const Rows& rows, const std::vector<double>& numbers, std::size_t slot) const {
  double sum = 0;
  for (const std::size_t row : rows) sum += numbers[row * scores_.slots + slot];
  return sum / static_cast<double>(rows.size());
}

Simulated Scorer::bias(const Rows& rows) const {
  return with_error(scores_.slots, [&](std::size_t slot) {
    double sum = 0;
    for (const std::size_t row : rows) sum += scores_.mean[row * scores_.slots + slot] - observed_[row];
    return sum / static_cast<double>(rows.size());
  });
}

Simulated Scorer::crps(const Rows& rows) const {
  return with_error(scores_.slots, [&](std::size_t slot) { return mean(rows, scores_.crps, slot); });
}

Simulated Scorer::rmse(const Rows& rows) const {
  return with_error(scores_.slots, [&](std::size_t slot) {
    double sum = 0;
    for (const std::size_t row : rows) {
      const double miss = scores_.mean[row * scores_.slots + slot] - observed_[row];
      sum += miss * miss;
    }
    return std::sqrt(sum / static_cast<double>(rows.size()));
  });
}

// Slots are without a group each, not of one: the logarithm of a density that few draws make is too far from a mean.
Simulated Scorer::log_score(const Rows& rows) const {
  std::vector<double> without;
  for (std::size_t slot = 1; slot < scores_.slots; ++slot) without.push_back(mean(rows, scores_.log_score, slot));
  return {mean(rows, scores_.log_score, 0), jackknife_error(without)};
}

Simulated Scorer::coverage(const Rows& rows, std::size_t level) const {
  return with_rank_error(sides_, scores_.rank_slots, [&](std::size_t slot) {
    double covered = 0;
    for (const std::size_t row : rows) covered += scores_.covered[level][row * scores_.rank_slots + slot];
    return covered / static_cast<double>(rows.size());
  });
}

ReferenceScore Scorer::reference(const Rows& rows, const std::vector<double>& forecasts) const {
  double absolute = 0, squares = 0;
  for (const std::size_t row : rows) {
    const double miss = forecasts[row] - observed_[row];
    absolute += std::abs(miss);
    squares += miss * miss;
  }
  const double n = static_cast<double>(rows.size());
  ReferenceScore score{.crps = absolute / n, .rmse = std::sqrt(squares / n), .skill = {}};
  // Against a perfect reference there is no skill to speak of.
  if (score.crps > 0) {
    score.skill =
        with_error(scores_.slots, [&](std::size_t slot) { return 1 - mean(rows, scores_.crps, slot) / score.crps; });
  }
  return score;
}

ScoreSet Scorer::all(const Rows& rows, const Forecasts& forecasts) const {
  ScoreSet set;
  set.rows = rows.size();
  if (rows.empty()) return set;
  set.bias = bias(rows);
  set.rmse = rmse(rows);
  set.crps = crps(rows);
  set.log_score = log_score(rows);
  for (std::size_t level = 0; level < central_levels; ++level) set.coverage[level] = coverage(rows, level);
  Rows with_past;
  for (const std::size_t row : rows) {
    if (!std::isnan(forecasts.persistence[row])) with_past.push_back(row);
  }
  set.rows_with_past = with_past.size();
  if (with_past.empty()) return set;
  set.skill_historical_mean = reference(with_past, forecasts.historical_mean).skill;
  set.skill_persistence = reference(with_past, forecasts.persistence).skill;
  return set;
}

}  // namespace entente::comparison
