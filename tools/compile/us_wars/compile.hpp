#pragma once

#include "tools/compile/common/program.hpp"

namespace entente::compile {

/// The tables observed.csv, the wars in Afghanistan (1), Iraq (2) and Libya (3) under one another, and rewards.csv of
/// the scenario of the three wars, from the public sources in `folder` (facts/, raw/, isaf_panel.csv).
CompiledTables compile_us_wars(const std::string& folder);

}  // namespace entente::compile
