#pragma once

#include "results/effects/effects.hpp"
#include "results/label.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How every output says what effects are and are not.
inline constexpr std::string_view effects_note =
    "An effect is the counterfactual less the baseline, replicate by replicate on the same draws and with the "
    "baseline's coefficients. It is the model's answer to the change and not history's: what the equation does not "
    "hold, the change does not move.";

/// Effects for people, at most `report_width` columns wide: by counterfactual the sums of each war and all wars, the
/// states of focus and those with the largest effects.
std::string effects_text(const std::vector<NamedEffects>& counterfactuals, const Caption& caption);

}  // namespace entente
