#pragma once

#include "results/comparison.hpp"
#include "results/scores/calibrated.hpp"
#include "results/scores/probability_integral.hpp"

#include <array>
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
/// [compared row * slots + slot], compared rows in the order of SummaryLayout. What rests on the observed value's rank
/// jumps: slots 1.. are then of half_samples(), [compared row * rank_slots + slot].
struct RowScores {
  std::size_t slots = 0;
  std::size_t rank_slots = 0;
  std::vector<double> mean;
  std::vector<double> crps;
  std::vector<double> log_score;  ///< slots 1..: from all but one of the groups
  std::array<std::vector<std::uint8_t>, central_levels> covered;
  std::vector<PitInterval> pit;
  std::vector<PitInterval> positive_pit;  ///< among the positive shares; of use where the observed one is positive
  std::vector<std::uint8_t> possible;     ///< [compared row]: some replicate has a positive share
  std::array<std::vector<CalibratedCoverage>, central_levels> calibrated;  ///< [compared row]
};

/// One a cell of the World.
std::vector<ComparedStateYear> summarise_cells(const Sides& sides);
RowScores score_rows(const Sides& sides);
std::vector<StateSummary> summarise_states(const Sides& sides, const std::vector<ComparedStateYear>& state_years);
std::vector<YearTotal> total_years(const Sides& sides);
std::vector<TieChange> change_ties(const Sides& sides, const std::vector<StateSummary>& states);
std::vector<MeasureAgreement> agree_with_measures(const Sides& sides);
RankScores rank_states(const Sides& sides, const std::vector<StateSummary>& states);
Scores score(const Sides& sides, const std::vector<StateSummary>& states, const Behaviour& behaviour,
             const RowScores& row_scores, const RankScores& ranks);
/// Puts the scores of every compared state-year into its cell.
void add_row_scores(const Sides& sides, const RowScores& scores, MasterSeed seed,
                    std::vector<ComparedStateYear>& state_years);
PitHistogram transform(const Sides& sides, const RowScores& scores, MasterSeed seed, bool contributors);
Scoring score_in_parts(const Sides& sides, const RowScores& row_scores, const RankScores& ranks, MasterSeed seed);

}  // namespace entente::comparison
