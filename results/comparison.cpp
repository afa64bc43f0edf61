#include "results/comparison.hpp"

#include "results/comparison/parts.hpp"
#include "sim/core/error.hpp"

namespace entente {
namespace {

void check_shapes(const World& world, const Ensemble& ensemble, const ObservedShares& observed) {
  const std::size_t cells = world.cells();
  const std::size_t states = world.states.size();
  const std::size_t replications = ensemble.replications;
  const bool world_fits = world.armed_forces.size() == cells && world.treaty_depth.size() == cells &&
                          world.invited.size() == cells && world.years > 0;
  const bool ensemble_fits =
      ensemble.years == world.years && ensemble.states == states && ensemble.share.size() == cells * replications &&
      ensemble.standing.size() == cells * replications && ensemble.casualties.size() == cells * replications &&
      ensemble.posterior.size() == states * replications && ensemble.conventional_share.size() == cells;
  const bool record_fits = observed.share.size() == cells && observed.troops.size() == cells;
  if (!world_fits || !ensemble_fits || !record_fits) {
    throw work_error("cannot compare: world, ensemble and record do not cover the same states and years");
  }
  if (replications == 0) throw work_error("cannot compare: the ensemble has no replicate");
}

}  // namespace

Comparison compare(const World& world, const Ensemble& ensemble, const ObservedShares& observed,
                   const ParallelOptions& options) {
  check_shapes(world, ensemble, observed);
  const comparison::Sides sides{world, ensemble, observed};
  Comparison result;
  result.replications = ensemble.replications;
  const comparison::CellScores cells = comparison::summarise_cells(sides, options, result.state_years);
  const comparison::ReplicateSums sums = comparison::sum_replicates(sides);
  result.states = comparison::summarise_states(sides, result.state_years, sums);
  result.totals = comparison::total_years(sides, sums);
  result.tie_changes = comparison::change_ties(sides, result.states);
  result.scores = comparison::score(sides, result.states, cells, sums);
  result.behaviour = behaviour(world, ensemble, observed);
  return result;
}

}  // namespace entente
