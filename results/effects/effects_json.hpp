#pragma once

#include "results/effects/effects.hpp"
#include "results/label.hpp"

#include <string>
#include <vector>

namespace entente {

/// effects.json: one JSON object, ended by LF: caption and, by counterfactual, effects by war, year and state. An
/// effect is {"baseline", "counterfactual", "effect"}, each {"value", "error"} with the Monte Carlo standard error, and
/// "variance_ratio" (Effect); what is missing is null.
std::string effects_json(const std::vector<NamedEffects>& counterfactuals, const Caption& caption);

}  // namespace entente
