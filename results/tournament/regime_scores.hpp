#pragma once

#include "estimate/theory/forecast.hpp"
#include "results/tournament/tournament.hpp"

#include <functional>

namespace entente {

/// Lets the contestants forecast every split's test rows and scores them. The result has scores, differences of all
/// pairs and notes on fits; what it is called is the caller's.
RegimeResult score_regime(const ContributionRows& rows, const std::vector<Split>& splits,
                          const std::vector<Contestant>& contestants, const FitRecipe& recipe,
                          const ForecastOptions& options);

}  // namespace entente
