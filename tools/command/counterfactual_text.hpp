#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/prepare.hpp"

#include <string>

namespace entente {

/// What a counterfactual changes, a sentence without its full stop: "New Zealand with United States: ally 1, depth
/// 0.452, from 2001 on".
std::string counterfactual_text(const PreparedScenario& prepared, const Counterfactual& counterfactual);

}  // namespace entente
