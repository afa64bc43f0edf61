#pragma once

#include "sim/war/ensemble.hpp"

namespace entente {

/// Whether world and experiment fit together: shapes, years, ranges. Throws Error (Fault::work) naming what does not.
void check_fit(const World& world, const Experiment& experiment);

}  // namespace entente
