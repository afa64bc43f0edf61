#pragma once

#include "results/wars/run_extras.hpp"
#include "scenarios/world/prepare.hpp"

#include <optional>

namespace entente {

/// Whether uncommitted states of focus would copy committed ones, with a unit of depth worth a share of 1; nothing
/// where acts earn no rewards or no state is in focus.
std::optional<MimicryFindings> mimicry_findings(const PreparedScenario& prepared);

}  // namespace entente
