#pragma once

#include <cstddef>
#include <vector>

namespace entente {

/// R squared of the least-squares regression of `values` on dummies of the levels of several factors and a constant.
/// Levels that hang together (empty cells) are taken care of: the rank is what it is. 0 where the values do not vary.
///
/// @param levels one list a factor, as long as `values`.
double main_effects_r_squared(const std::vector<double>& values, const std::vector<std::vector<std::size_t>>& levels);

}  // namespace entente
