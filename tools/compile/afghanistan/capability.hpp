#pragma once

#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Composite Index of National Capability, the share of the world's, from National Material Capabilities 6.0.
Facts<double> read_cinc(Sources& sources);

}  // namespace entente::compile
