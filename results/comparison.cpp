#include "results/comparison.hpp"

#include "results/comparison/parts.hpp"
#include "sim/core/error.hpp"

namespace entente {

Comparison compare(const World& world, const EnsembleSummary& summary, MasterSeed seed) {
  if (!summary.layout().is_of(world)) {
    throw work_error("cannot compare: the ensemble was simulated in another world");
  }
  if (summary.replications() == 0) throw work_error("cannot compare: the ensemble has no replicate");
  const comparison::Sides sides{world, summary};
  Comparison result;
  result.replications = summary.replications();
  result.learning = summary.learning();
  result.state_years = comparison::summarise_cells(sides);
  result.states = comparison::summarise_states(sides, result.state_years);
  result.totals = comparison::total_years(sides);
  result.tie_changes = comparison::change_ties(sides, result.states);
  result.behaviour = behaviour(summary);
  const comparison::RowScores row_scores = comparison::score_rows(sides);
  comparison::add_row_scores(sides, row_scores, seed, result.state_years);
  const RankScores ranks = comparison::rank_states(sides, result.states);
  result.scores = comparison::score(sides, result.states, result.behaviour, row_scores, ranks);
  result.scoring = comparison::score_in_parts(sides, row_scores, ranks, seed);
  result.measures = comparison::agree_with_measures(sides);
  return result;
}

}  // namespace entente
