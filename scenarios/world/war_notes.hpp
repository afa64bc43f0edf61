#pragma once

#include "scenarios/reader/scenario.hpp"

#include <string>
#include <vector>

namespace entente {

/// What there is to say of each war (`notes`, by war) as a reader should meet it: of a scenario's only war as it is; of
/// several, each note once and after the names of the wars that it is about, without names where it is about all.
std::vector<std::string> notes_by_war(const Scenario& scenario, const std::vector<std::vector<std::string>>& notes);

}  // namespace entente
