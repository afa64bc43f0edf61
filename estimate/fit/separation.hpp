#pragma once

#include "estimate/fit/regression_data.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The direction, if any, along which the information has died away at the end of a climb: the climb ran off in it,
/// since the likelihood rises without end where terms separate zeros from positive shares (Albert and Anderson 1984).
///
/// `information` is k x k row-major, of coordinates whose basis has mean square 1 a row, and summed over `rows` rows.
/// Empty when there is no such direction or when a number is not finite, in which case there is no verdict.
std::vector<double> dead_direction(std::span<const double> information, std::size_t rows);

/// Of terms that separate, a smallest set that still does, by leaving out one after another: where all rows are
/// separated every direction is dead, so the climb itself does not say whose fault it is.
///
/// @param separated whether a climb on these terms alone runs off.
std::vector<std::string> separating_terms(RegressionData data,
                                          const std::function<bool(const RegressionData&)>& separated);

/// Throws Error (Fault::input): along these terms `what` is the case.
[[noreturn]] void throw_separated(const std::vector<std::string>& terms,
                                  const std::string& what = "zeros are separated from positive shares");

}  // namespace entente
