#pragma once

#include "estimate/fit/regression_data.hpp"

#include <span>

namespace entente {

/// Throws Error (Fault::input) with the names of the terms along which zeros are separated from positive shares, if
/// they are: then the likelihood rises without end and no finite coefficients fit best (Albert and Anderson 1984).
///
/// Meant for the end of a climb. `root` (k x k row-major) turns coordinates into coefficients of the terms, where the
/// basis has mean square 1 a row; `information` (k x k row-major) is that of the coordinates, summed over the rows. A
/// direction along which it has died away is one that the climb ran off in. Does nothing when it is not finite.
void check_separation(const RegressionData& data, std::span<const double> root, std::span<const double> information);

}  // namespace entente
