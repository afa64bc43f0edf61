#include "results/compared.hpp"
#include "results/comparison/parts.hpp"
#include "results/scores/coverage.hpp"
#include "results/scores/crps.hpp"
#include "results/scores/quantile.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente::comparison {
namespace {

// Buffers that one thread reuses from cell to cell.
struct Workspace {
  std::vector<double> values;
  std::vector<double> sorted;
};

class CellSummariser {
 public:
  CellSummariser(const Sides& sides, CellScores& scores)
      : sides_(sides), groups_(sides.replications()), scores_(scores) {}

  StateYear summarise(std::size_t cell, Workspace& work) {
    const World& world = sides_.world;
    const Ensemble& ensemble = sides_.ensemble;
    const std::size_t replications = sides_.replications();
    StateYear row;
    row.state = world.states[cell % sides_.states()];
    row.year = Year(static_cast<std::uint16_t>(world.first_year.number() + cell / sides_.states()));
    row.invited = world.invited[cell] != 0;
    row.compared = sides_.compared(cell);
    if (std::isfinite(sides_.observed.share[cell])) row.observed_share = sides_.observed.share[cell];
    if (std::isfinite(sides_.observed.troops[cell])) row.observed_troops = sides_.observed.troops[cell];
    row.standing = mean_of({ensemble.standing.data() + cell * replications, replications});
    if (!row.invited) return row;

    const double* shares = ensemble.shares(cell);
    work.values.resize(replications);
    for (std::size_t k = 0; k < replications; ++k) {
      if (!std::isfinite(shares[k])) throw work_error("cannot compare: a simulated share is not a finite number");
      work.values[k] = troops(shares[k], world.armed_forces[cell]);
    }
    row.troops = mean_of(work.values);
    const std::int32_t* deaths = ensemble.casualties.data() + cell * replications;
    work.values.assign(deaths, deaths + replications);
    row.casualties = mean_of(work.values);

    row.share = mean_of({shares, replications});
    row.conventional_share = ensemble.conventional_share[cell];
    row.over_contribution = {row.share.value - row.conventional_share, row.share.error};
    row.observed_over_contribution = row.observed_share - row.conventional_share;
    if (row.compared) {
      for (std::size_t group = 0; group < groups_.count(); ++group) {
        const std::size_t begin = groups_.begin(group);
        score(cell, group + 1, {shares + begin, groups_.end(group) - begin}, work);
      }
    }
    score(cell, 0, {shares, replications}, work);
    row.share_quantiles = {quantile(work.sorted, 0.05), quantile(work.sorted, 0.25), quantile(work.sorted, 0.5),
                           quantile(work.sorted, 0.75), quantile(work.sorted, 0.95)};
    return row;
  }

 private:
  // Leaves the sorted shares in the workspace.
  void score(std::size_t cell, std::size_t slot, std::span<const double> shares, Workspace& work) {
    work.sorted.assign(shares.begin(), shares.end());
    std::sort(work.sorted.begin(), work.sorted.end());
    const double observed = sides_.observed.share[cell];
    if (!sides_.compared(cell)) return;
    const std::size_t at = cell * scores_.slots + slot;
    scores_.mean[at] = mean_of(shares).value;
    scores_.crps[at] = fair_crps(work.sorted, observed);
    scores_.covered[at] = in_central_90(work.sorted, observed) ? 1 : 0;
  }

  const Sides& sides_;
  ReplicateGroups groups_;
  CellScores& scores_;
};

}  // namespace

bool Sides::compared(std::size_t cell) const { return is_compared(world, observed, cell); }

bool Sides::troops_compared(std::size_t cell) const { return compared(cell) && std::isfinite(observed.troops[cell]); }

CellScores summarise_cells(const Sides& sides, const ParallelOptions& options, std::vector<StateYear>& state_years) {
  const std::size_t cells = sides.world.cells();
  CellScores scores;
  scores.slots = 1 + ReplicateGroups(sides.replications()).count();
  scores.mean.assign(cells * scores.slots, no_value);
  scores.crps.assign(cells * scores.slots, no_value);
  scores.covered.assign(cells * scores.slots, 0);
  state_years.resize(cells);
  for_each_block(cells, options, [&](std::size_t begin, std::size_t end) {
    CellSummariser summariser(sides, scores);
    Workspace work;
    for (std::size_t cell = begin; cell < end; ++cell) state_years[cell] = summariser.summarise(cell, work);
  });
  return scores;
}

}  // namespace entente::comparison
