#pragma once

#include "results/run_data/run_data.hpp"
#include "sim/core/state_label.hpp"

#include <string>
#include <vector>

namespace entente {

/// The states that the scenario has in focus, as it names them: ISO-3 codes or COW numbers.
std::vector<std::string> focus_of(const RunData& run);

/// Whether a code of focus_of() names the state.
bool is_named(const StateLabel& state, const std::string& code);

}  // namespace entente
