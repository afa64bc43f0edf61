#pragma once

#include "scenarios/world/prepare.hpp"

namespace entente {

/// For those who record every replicate; summaries need no such check. Refuses an ensemble that would not fit into the
/// memory that the machine has free: it would be killed half-way. Throws Error (Fault::input) with the number of
/// replications that does fit. Where the system does not say, nothing is refused.
void check_memory(const PreparedScenario& prepared);

}  // namespace entente
