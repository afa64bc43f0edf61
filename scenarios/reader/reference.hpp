#pragma once

#include <string>

namespace entente {

/// The reference page of the scenario file in Markdown (docs/scenario-file.md), made from the declarations.
std::string scenario_reference();

}  // namespace entente
