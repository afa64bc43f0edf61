#pragma once

#include "estimate/source/capitals.hpp"
#include "tools/compile/afghanistan/source.hpp"

namespace entente::compile {

/// Kilometres on the great circle from a state's capital at the end of the year to the theatre's.
Facts<double> read_distance(Sources& sources);

/// Where a state's capital stands at the end of the year.
Facts<GeoPoint> read_capital_points(const Sources& sources);

}  // namespace entente::compile
