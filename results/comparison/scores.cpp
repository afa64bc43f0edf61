#include "results/comparison/parts.hpp"
#include "results/scores/group_errors.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/scores/reference_forecasts.hpp"

#include <cmath>

namespace entente::comparison {
namespace {

// Numbers of compared rows, in the order of SummaryLayout.
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
  Scorer(const Sides& sides, const RowScores& scores) : scores_(scores) {
    for (const SummaryLayout::Row& row : sides.rows()) {
      if (row.compared) observed_.push_back(row.observed);
    }
  }

  double crps(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t row : rows) sum += scores_.crps[row * scores_.slots + slot];
    return sum / static_cast<double>(rows.size());
  }
  double rmse(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t row : rows) {
      const double miss = scores_.mean[row * scores_.slots + slot] - observed_[row];
      sum += miss * miss;
    }
    return std::sqrt(sum / static_cast<double>(rows.size()));
  }
  double covered(const Rows& rows, std::size_t slot) const {
    double sum = 0;
    for (const std::size_t row : rows) sum += scores_.covered[row * scores_.slots + slot];
    return sum / static_cast<double>(rows.size());
  }
  Simulated crps(const Rows& rows) const {
    return with_error(scores_.slots, [&](std::size_t slot) { return crps(rows, slot); });
  }
  Simulated rmse(const Rows& rows) const {
    return with_error(scores_.slots, [&](std::size_t slot) { return rmse(rows, slot); });
  }
  IntervalCoverage coverage(const Rows& rows) const {
    if (rows.empty()) return {};
    return {rows.size(), with_error(scores_.slots, [&](std::size_t slot) { return covered(rows, slot); })};
  }
  /// `forecasts` one a compared row.
  ReferenceScore reference(const Rows& rows, const std::vector<double>& forecasts) const {
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
      score.skill = with_error(scores_.slots, [&](std::size_t slot) { return 1 - crps(rows, slot) / score.crps; });
    }
    return score;
  }

 private:
  const RowScores& scores_;
  std::vector<double> observed_;  // one a compared row
};

// Over states with compared years; their simulated means from the replicates of the kept groups. How many these are
// changes no rank.
double rank_agreement(const Sides& sides, const std::vector<StateSummary>& states, KeptGroups kept) {
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  std::vector<double> observed, simulated;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i].years_compared == 0) continue;
    ShareSum sum;
    for (std::size_t r = first_row[i]; r < first_row[i + 1]; ++r) {
      const SummaryLayout::Row& row = sides.rows()[r];
      for (std::size_t g = 0; row.compared && g < EnsembleSummary::groups; ++g) {
        if (keeps(kept, g)) sum.merge(sides.summary.scores(row.scores_at, g).share);
      }
    }
    observed.push_back(states[i].observed_share);
    simulated.push_back(sum.value() / static_cast<double>(states[i].years_compared));
  }
  return spearman(observed, simulated);
}

ReferenceComparison against_references(const Sides& sides, const Rows& all, const Scorer& scorer) {
  const World& world = sides.world;
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  std::vector<double> historical_mean(all.size()), persistence(all.size());
  for (std::size_t state = 0; state < sides.states(); ++state) {
    std::vector<double> record;
    for (std::size_t year = 0; year < world.years; ++year) {
      const double share = sides.observed().share[world.cell(year, state)];
      record.push_back(std::isfinite(share) ? share : no_value);
    }
    const ReferenceForecasts forecasts = reference_forecasts(record);
    for (std::size_t r = first_row[state]; r < first_row[state + 1]; ++r) {
      const SummaryLayout::Row& row = sides.rows()[r];
      if (!row.compared) continue;
      historical_mean[row.scores_at] = forecasts.historical_mean[row.year];
      persistence[row.scores_at] = forecasts.persistence[row.year];
    }
  }
  Rows rows;
  for (const std::size_t row : all) {
    if (!std::isnan(persistence[row])) rows.push_back(row);
  }
  if (rows.empty()) return {};
  return {.rows = rows.size(),
          .crps = scorer.crps(rows),
          .rmse = scorer.rmse(rows),
          .historical_mean = scorer.reference(rows, historical_mean),
          .persistence = scorer.reference(rows, persistence)};
}

}  // namespace

Scores score(const Sides& sides, const std::vector<StateSummary>& states, const Behaviour& behaviour) {
  const RowScores row_scores = score_rows(sides);
  Rows rows, contributors;
  for (const SummaryLayout::Row& row : sides.rows()) {
    if (!row.compared) continue;
    rows.push_back(row.scores_at);
    if (row.observed > 0) contributors.push_back(row.scores_at);
  }
  Scores scores;
  scores.rows = rows.size();
  for (const StateSummary& state : states) scores.states += state.years_compared > 0 ? 1 : 0;
  if (rows.empty()) return scores;
  const Scorer scorer(sides, row_scores);
  scores.spearman = with_half_sample_error(ReplicateGroups(sides.replications()),
                                           [&](KeptGroups kept) { return rank_agreement(sides, states, kept); });
  scores.rmse = scorer.rmse(rows);
  scores.crps = scorer.crps(rows);
  scores.references = against_references(sides, rows, scorer);
  scores.coverage = scorer.coverage(rows);
  scores.coverage_of_contributors = scorer.coverage(contributors);
  scores.observed_zeros = behaviour.zeros.observed;
  scores.simulated_zeros = behaviour.zeros.simulated;
  return scores;
}

}  // namespace entente::comparison
