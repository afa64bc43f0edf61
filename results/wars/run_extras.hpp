#pragma once

#include "results/effects/effects.hpp"
#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"

#include <optional>
#include <vector>

namespace entente {

/// What a run found of its replicates' networks.
struct NetworkFindings {
  NetworkSummary summary;
  std::vector<TieForecast> forecasts;  ///< one a leader
};

/// What a run has besides its comparison where it was asked for.
struct RunExtras {
  std::optional<NetworkFindings> networks = {};
  std::vector<NamedEffects> counterfactuals = {};
};

}  // namespace entente
