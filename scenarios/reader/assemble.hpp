#pragma once

#include "scenarios/reader/resolve.hpp"
#include "scenarios/reader/scenario.hpp"

#include <string>

namespace entente {

/// The scenario that sound values make.
/// @param file the scenario's file as the user named it
Scenario assemble(Resolution resolution, const std::string& file);

}  // namespace entente
