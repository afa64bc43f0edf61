#pragma once

#include "tools/compile/common/program.hpp"

#include <string>

namespace entente::compile {

/// The tables states.csv, ties.csv and observed.csv of the Afghanistan scenario, from the public sources in `folder`
/// (isaf_panel.csv, raw/, scores/). Throws Error with the place of what is wrong.
CompiledTables compile_afghanistan(const std::string& folder);

}  // namespace entente::compile
