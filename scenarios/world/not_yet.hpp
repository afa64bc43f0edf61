#pragma once

#include "scenarios/reader/scenario.hpp"

namespace entente {

/// Throws Error (Fault::input) for what a scenario may say and the world cannot hold.
void refuse_what_is_not_built(const Scenario& scenario);

}  // namespace entente
