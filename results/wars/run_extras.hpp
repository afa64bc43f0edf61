#pragma once

#include "results/belief/belief_calibration.hpp"
#include "results/effects/effects.hpp"
#include "results/goodness/goodness_of_fit.hpp"
#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"
#include "sim/war/mimicry_of_states.hpp"

#include <optional>
#include <vector>

namespace entente {

/// What a run found of its replicates' networks.
struct NetworkFindings {
  NetworkSummary summary;
  std::vector<TieForecast> forecasts;  ///< one a leader
};

/// Whether uncommitted states would copy committed ones, for the states of focus.
struct MimicryFindings {
  double reward_value = 1;                 ///< V of all of them
  std::vector<WarId> wars;                 ///< in the World's order
  std::vector<MimicryOfState> states;      ///< those with an act whose P > P* by the treaty
  std::vector<CowCode> without_potential;  ///< the others
};

/// What a run has besides its comparison where it was asked for.
struct RunExtras {
  std::vector<BeliefCalibration> beliefs = {};  ///< one a leader; none with types off
  std::vector<GoodnessOfFit> goodness = {};     ///< one a war
  std::optional<NetworkFindings> networks = {};
  std::optional<MimicryFindings> mimicry = {};  ///< none where acts earn no rewards
  std::vector<NamedEffects> counterfactuals = {};
};

}  // namespace entente
