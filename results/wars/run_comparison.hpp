#pragma once

#include "results/comparison.hpp"
#include "results/wars/wars_summary.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/war/world.hpp"

#include <string>
#include <vector>

/// A run compared with its record war by war: each war is what a run of that war alone would have (Comparison), and
/// outputs of several wars tell them apart by their ids.
namespace entente {

struct ComparedWar {
  WarId id;
  std::string name;
  CowCode leader;
  Year first_year;
  Year last_year;
  Comparison comparison;  ///< ties and standing are those with the war's leader, at the end of the run
};

struct RunComparison {
  std::vector<ComparedWar> wars;  ///< at least one, in the World's order
  std::vector<YearTotal> totals;  ///< over all wars: troops of all compared contributions; with one war, that war's

  bool several() const { return wars.size() > 1; }
  std::size_t replications() const { return wars.front().comparison.replications; }
  bool learning() const { return wars.front().comparison.learning; }
};

/// `potential` is how the run's coefficients measure unrealized alliance potential. Throws Error (Fault::work) as
/// compare().
RunComparison compare_wars(const World& world, const WarsSummary& summary, const PotentialMeasure& potential);

/// For each leader the first of its wars, in the order of the wars: whose ties to it stand for all of its wars'.
std::vector<const ComparedWar*> first_wars_of_leaders(const RunComparison& run);

}  // namespace entente
