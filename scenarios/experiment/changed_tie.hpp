#pragma once

#include "scenarios/experiment/counterfactual.hpp"

#include <string>

/// Part of apply(): what it means that a tie is otherwise.
namespace entente {

/// "depth" or "ally".
bool is_tie(const std::string& fact);

/// Sets depth and alliance of a tie to a leader, or the depth of a tie between third parties.
void change_tie(const PreparedScenario& baseline, const Counterfactual& counterfactual, CounterfactualRun& run);

}  // namespace entente
