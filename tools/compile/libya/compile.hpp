#pragma once

#include "tools/compile/common/program.hpp"

namespace entente::compile {

/// The table observed.csv of the Libya scenario, from the public sources in `folder` (facts/, raw/).
CompiledTables compile_libya(const std::string& folder);

}  // namespace entente::compile
