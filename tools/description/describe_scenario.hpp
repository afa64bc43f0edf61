#pragma once

#include "results/description/description.hpp"
#include "scenarios/world/prepare.hpp"

namespace entente {

/// The scenario as its run would have it, after the ODD protocol (Overview, Design concepts, Details: Grimm et al.
/// 2006, 2010, 2020): only processes that are on, all values resolved, all numbers from the tables read. Throws Error
/// (Fault::input) when a table cannot be read once more.
Description describe_scenario(const PreparedScenario& prepared);

}  // namespace entente
