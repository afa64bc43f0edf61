#pragma once

#include "results/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

/// The steps of compare(); nobody else's business.
namespace entente::comparison {

/// What is compared with what.
struct Sides {
  const World& world;
  const Ensemble& ensemble;
  const ObservedShares& observed;

  std::size_t replications() const { return ensemble.replications; }
  std::size_t states() const { return world.states.size(); }
  bool compared(std::size_t cell) const;
  bool troops_compared(std::size_t cell) const;  ///< compared, and troops are observed too
};

/// Scores of single cells: slot 0 from all replicates, slots 1.. from the ReplicateGroups. [cell * slots + slot].
struct CellScores {
  std::size_t slots = 0;
  std::vector<double> mean;
  std::vector<double> crps;
  std::vector<std::uint8_t> covered;
};

/// Sums over compared cells, replicate by replicate.
struct ReplicateSums {
  std::vector<double> share_by_state;   ///< [state * replications + replicate]
  std::vector<double> troops_by_state;  ///< the same
  std::vector<double> troops_by_year;   ///< [year * replications + replicate]
  std::vector<double> zeros;            ///< [replicate]: cells whose share is exactly 0
};

/// Fills state_years and the cells' scores; cells in parallel, each by itself.
CellScores summarise_cells(const Sides& sides, const ParallelOptions& options, std::vector<StateYear>& state_years);
ReplicateSums sum_replicates(const Sides& sides);
std::vector<StateSummary> summarise_states(const Sides& sides, const std::vector<StateYear>& state_years,
                                           const ReplicateSums& sums);
std::vector<YearTotal> total_years(const Sides& sides, const ReplicateSums& sums);
std::vector<TieChange> change_ties(const Sides& sides, const std::vector<StateSummary>& states);
Scores score(const Sides& sides, const std::vector<StateSummary>& states, const CellScores& cells,
             const ReplicateSums& sums);

}  // namespace entente::comparison
