#pragma once

#include "results/effects/effects.hpp"
#include "results/json/value.hpp"
#include "results/label.hpp"

#include <vector>

namespace entente {

/// The counterfactuals of effects.json, and of a run's JSON that has some.
OrderedJson effects_value(const std::vector<NamedEffects>& counterfactuals, const Caption& caption);

}  // namespace entente
