#pragma once

#include "tools/compile/common/program.hpp"

namespace entente::compile {

/// The table observed.csv of the Iraq scenario, from the public sources in `folder` (facts/, raw/).
CompiledTables compile_iraq(const std::string& folder);

}  // namespace entente::compile
