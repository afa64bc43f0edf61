#pragma once

#include "tools/compile/common/program.hpp"

namespace entente::compile {

/// The tables states.csv, ties.csv, observed.csv and rewards.csv of the scenario of the Crimean War, from the public
/// sources in `folder` (facts/, raw/, scores/).
CompiledTables compile_crimea(const std::string& folder);

}  // namespace entente::compile
