#pragma once

#include "estimate/prediction/predict.hpp"
#include "sim/core/place.hpp"

#include <string>
#include <string_view>

namespace entente {

/// What --at says of one variable: "x=0.5", "x=0,0.5,1", "x=-0.35:0.35:25" (from, to, number of points), or "x=mean",
/// median, min, max, observed. The variable may be a call: "lag(share)=0.01". Throws Error (Fault::input) at `place`.
ChosenValue parse_chosen_value(std::string_view text, const Place& place);

}  // namespace entente
