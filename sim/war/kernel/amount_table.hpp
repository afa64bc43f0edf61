#pragma once

#include <cstddef>

/// The shape of the tables of mean amounts: one column a lane, [point * lanes + lane].
namespace entente::kernel {

// From shares of a ten-millionth of the ceiling to nearly all of it: fitted predictors lie well inside.
inline constexpr double amount_first_eta = -16;
inline constexpr double amount_points_per_unit = 8;
inline constexpr std::size_t amount_points = 193;  // up to eta = 8

}  // namespace entente::kernel
