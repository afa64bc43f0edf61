#pragma once

#include "results/scores/simulated.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

/// What a counterfactual changes: the model's answer, replicate by replicate on common random numbers.
namespace entente {

/// A number in both worlds, and the difference between them. Errors are Monte Carlo standard errors over replicates.
struct Effect {
  Simulated baseline;
  Simulated counterfactual;
  Simulated effect;  ///< counterfactual minus baseline; its error is that of the paired differences
  /// Variance that the difference would have with independent draws, over that of the paired difference: how many times
  /// as many replicates independent runs would have needed. NaN where all differences are equal.
  double variance_ratio = std::numeric_limits<double>::quiet_NaN();
};

struct YearEffect {
  Year year;
  Effect troops;  ///< of all states, people
};

/// One state in one war. Means are over the years in which it is invited to the war in either world; a state that is
/// not invited sends nobody.
struct EffectOnState {
  CowCode state;
  std::size_t years = 0;  ///< with 0, shares and troops are NaN
  Effect share;           ///< mean share of its armed forces
  Effect troops;          ///< mean a year, people
  Effect final_tie;       ///< a = clamp(A + u, 0, 1) with the war's leader at the end of the last year
  Effect final_standing;  ///< u
};

struct WarEffects {
  WarId id;
  std::string name;
  CowCode leader;
  Effect troop_years;                 ///< sum of troops over states and years
  Effect share;                       ///< mean share over all state-years that are invited in either world
  Effect contributors;                ///< states that send troops in at least one year
  std::vector<YearEffect> years;      ///< those of the war
  std::vector<EffectOnState> states;  ///< in the World's order; without the war's leader
};

struct Effects {
  std::size_t replications = 0;
  std::vector<WarEffects> wars;   ///< those of the baseline, in its order
  Effect troop_years;             ///< over all wars
  std::vector<YearEffect> years;  ///< over all wars: every year of the world
};

/// A counterfactual of a scenario and what came of it.
struct NamedEffects {
  std::string name;
  std::string change;              ///< what it changes, a sentence without its full stop
  std::vector<std::string> notes;  ///< what a reader must know besides, a sentence each
  Effects effects;
};

}  // namespace entente
