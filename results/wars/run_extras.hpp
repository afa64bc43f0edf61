#pragma once

#include "results/effects/effects.hpp"
#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"

#include <optional>
#include <vector>

namespace entente {

struct MeasuredNetworks {
  NetworkSummary summary;
  std::vector<TieForecast> forecasts;
};

/// What a run has besides its comparison where it was asked for.
struct RunExtras {
  std::optional<MeasuredNetworks> networks = {};
  std::vector<NamedEffects> counterfactuals = {};
};

}  // namespace entente
