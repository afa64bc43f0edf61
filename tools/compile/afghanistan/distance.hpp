#pragma once

#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Kilometres on the great circle from a state's capital at the end of the year to the theatre's.
Facts<double> read_distance(Sources& sources);

}  // namespace entente::compile
