#pragma once

#include <vector>

namespace entente {

/// `points` values at equal distances from `from` to `to`, both included (at least two). Symmetric ends have an exact
/// zero between them.
std::vector<double> value_grid(double from, double to, int points);

}  // namespace entente
