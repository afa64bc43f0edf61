#include "results/comparison/parts.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/scores/reference_forecasts.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

using Rows = std::vector<std::size_t>;

// A score computed from all replicates (slot 0), with the error that the groups (slots 1..) give it.
template <class Score>
Simulated with_error(std::size_t slots, Score score) {
  std::vector<double> groups;
  for (std::size_t slot = 1; slot < slots; ++slot) groups.push_back(score(slot));
  return {score(0), error_from_groups(groups)};
}

class Scorer {
 public:
  Scorer(const Sides& sides, const CellScores& cells) : sides_(sides), cells_(cells) {}

  double crps(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t cell : rows) sum += cells_.crps[cell * cells_.slots + slot];
    return sum / static_cast<double>(rows.size());
  }
  double rmse(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t cell : rows) {
      const double miss = cells_.mean[cell * cells_.slots + slot] - sides_.observed.share[cell];
      sum += miss * miss;
    }
    return std::sqrt(sum / static_cast<double>(rows.size()));
  }
  double covered(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t cell : rows) sum += cells_.covered[cell * cells_.slots + slot];
    return sum / static_cast<double>(rows.size());
  }
  Simulated crps(const Rows& rows) const {
    return with_error(cells_.slots, [&](std::size_t slot) { return crps(rows, slot); });
  }
  Simulated rmse(const Rows& rows) const {
    return with_error(cells_.slots, [&](std::size_t slot) { return rmse(rows, slot); });
  }
  Coverage coverage(const Rows& rows) const {
    if (rows.empty()) return {};
    return {rows.size(), with_error(cells_.slots, [&](std::size_t slot) { return covered(rows, slot); })};
  }
  /// `forecasts` one a cell.
  ReferenceScore reference(const Rows& rows, const std::vector<double>& forecasts) const {
    double absolute = 0, squares = 0;
    for (const std::size_t cell : rows) {
      const double miss = forecasts[cell] - sides_.observed.share[cell];
      absolute += std::abs(miss);
      squares += miss * miss;
    }
    const double n = static_cast<double>(rows.size());
    ReferenceScore score{.crps = absolute / n, .rmse = std::sqrt(squares / n), .skill = {}};
    // Against a perfect reference there is no skill to speak of.
    if (score.crps > 0) {
      score.skill = with_error(cells_.slots, [&](std::size_t slot) { return 1 - crps(rows, slot) / score.crps; });
    }
    return score;
  }

 private:
  const Sides& sides_;
  const CellScores& cells_;
};

// Over states with compared years; their simulated means from the replicates of one slot.
Simulated rank_agreement(const Sides& sides, const std::vector<StateSummary>& states, const CellScores& cells,
                         const ReplicateSums& sums) {
  const ReplicateGroups groups(sides.replications());
  return with_error(cells.slots, [&](std::size_t slot) {
    const std::size_t begin = slot == 0 ? 0 : groups.begin(slot - 1);
    const std::size_t end = slot == 0 ? sides.replications() : groups.end(slot - 1);
    std::vector<double> observed, simulated;
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (states[i].years_compared == 0) continue;
      const double* shares = sums.share_by_state.data() + i * sides.replications();
      observed.push_back(states[i].observed_share);
      simulated.push_back(mean_of({shares + begin, end - begin}).value / static_cast<double>(states[i].years_compared));
    }
    return spearman(observed, simulated);
  });
}

ReferenceComparison against_references(const Sides& sides, const Scorer& scorer) {
  const World& world = sides.world;
  std::vector<double> historical_mean(world.cells()), persistence(world.cells());
  for (std::size_t state = 0; state < sides.states(); ++state) {
    std::vector<double> record;
    for (std::size_t year = 0; year < world.years; ++year) {
      const double share = sides.observed.share[world.cell(year, state)];
      record.push_back(std::isfinite(share) ? share : no_value);
    }
    const ReferenceForecasts forecasts = reference_forecasts(record);
    for (std::size_t year = 0; year < world.years; ++year) {
      historical_mean[world.cell(year, state)] = forecasts.historical_mean[year];
      persistence[world.cell(year, state)] = forecasts.persistence[year];
    }
  }
  Rows rows;
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    if (sides.compared(cell) && !std::isnan(persistence[cell])) rows.push_back(cell);
  }
  if (rows.empty()) return {};
  return {.rows = rows.size(),
          .crps = scorer.crps(rows),
          .rmse = scorer.rmse(rows),
          .historical_mean = scorer.reference(rows, historical_mean),
          .persistence = scorer.reference(rows, persistence)};
}

}  // namespace

Scores score(const Sides& sides, const std::vector<StateSummary>& states, const CellScores& cells,
             const ReplicateSums& sums) {
  Rows rows, contributors;
  for (std::size_t cell = 0; cell < sides.world.cells(); ++cell) {
    if (!sides.compared(cell)) continue;
    rows.push_back(cell);
    if (sides.observed.share[cell] > 0) contributors.push_back(cell);
  }
  Scores scores;
  scores.rows = rows.size();
  for (const StateSummary& state : states) scores.states += state.years_compared > 0 ? 1 : 0;
  if (rows.empty()) return scores;
  const Scorer scorer(sides, cells);
  const double n = static_cast<double>(rows.size());
  scores.spearman = rank_agreement(sides, states, cells, sums);
  scores.rmse = scorer.rmse(rows);
  scores.crps = scorer.crps(rows);
  scores.references = against_references(sides, scorer);
  scores.coverage = scorer.coverage(rows);
  scores.coverage_of_contributors = scorer.coverage(contributors);
  scores.observed_zeros = (n - static_cast<double>(contributors.size())) / n;
  const Simulated zeros = mean_of(sums.zeros);
  scores.simulated_zeros = {zeros.value / n, zeros.error / n};
  return scores;
}

}  // namespace entente::comparison
