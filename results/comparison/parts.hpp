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
  const EnsembleSummary& summary;

  std::size_t replications() const { return summary.replications(); }
  const ObservedShares& observed() const { return summary.layout().observed; }
  std::size_t states() const { return world.states.size(); }
  const std::vector<SummaryLayout::Row>& rows() const { return summary.layout().rows; }
};

/// Scores of compared state-years: slot 0 from all replicates, slots 1.. from the ReplicateGroups.
/// [compared row * slots + slot], compared rows in the order of SummaryLayout.
struct RowScores {
  std::size_t slots = 0;
  std::vector<double> mean;
  std::vector<double> crps;
  std::vector<std::uint8_t> covered;
};

/// One a cell of the World.
std::vector<ComparedStateYear> summarise_cells(const Sides& sides);
RowScores score_rows(const Sides& sides);
std::vector<StateSummary> summarise_states(const Sides& sides, const std::vector<ComparedStateYear>& state_years);
std::vector<YearTotal> total_years(const Sides& sides);
std::vector<TieChange> change_ties(const Sides& sides, const std::vector<StateSummary>& states);
std::vector<MeasureAgreement> agree_with_measures(const Sides& sides);
Scores score(const Sides& sides, const std::vector<StateSummary>& states, const Behaviour& behaviour);

}  // namespace entente::comparison
