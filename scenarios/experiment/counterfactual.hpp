#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <string>
#include <vector>

namespace entente {

/// A prepared scenario in which something is otherwise.
struct CounterfactualRun {
  World world;
  Experiment experiment;
  std::vector<std::string> notes;  ///< what was set, and which related facts stay as the tables have them
};

/// The baseline's world and experiment with one thing otherwise from `counterfactual.from` on:
///
/// - a fact of a state, also where the contribution equation reads it or its logarithm; facts that are derived from it
///   elsewhere (GDP per head from GDP, votes from alignment) stay, and a note says so;
/// - a tie: to a leader its depth and the alliance, between others its depth;
/// - the leader's rule;
/// - a war, to which nobody is invited any more.
///
/// States, years, wars and leaders keep their places and identities, so that every other draw is the baseline's; so are
/// coefficients, scaling, potential measure, ceilings and the intercepts that keep the fitted mean under types, since
/// nothing is fitted anew. Who cannot contribute in the
/// tables still cannot. Throws Error (Fault::input), at the counterfactual's place, for a state that the world does not
/// have, a tie to itself, a value out of its range, an alliance that contradicts its depth, and for what would change
/// nothing: a fact that neither rule nor coefficients read, of a state that is invited to no war from then on.
CounterfactualRun apply(const PreparedScenario& baseline, const Counterfactual& counterfactual);

}  // namespace entente
