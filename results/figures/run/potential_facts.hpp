#pragma once

#include "results/run_data/run_data.hpp"

#include <optional>
#include <string>

/// What a run's manifest says of its measure of unrealized alliance potential. For source files of results only.
namespace entente {

/// The reference P*, above which potential is signalled.
std::optional<double> potential_reference(const RunData& run);

/// "alignment − depth", or with the residual's intercept and slope.
std::string potential_formula(const RunData& run);

}  // namespace entente
