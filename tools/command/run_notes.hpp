#pragma once

#include "results/label.hpp"
#include "results/wars/wars_summary.hpp"
#include "scenarios/world/prepare.hpp"

namespace entente {

/// What every output of a run says of it: its name, its record, and the notes a reader must not miss.
Caption caption_of(const PreparedScenario& prepared, const WarsSummary& summary);

}  // namespace entente
