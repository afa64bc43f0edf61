#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <string>

namespace entente::compile {

/// Troops of a state in Afghanistan by the Military Balance.
struct TroopsInRegion {
  long long troops = 0;
  bool separator = false;  ///< a count had a thousands separator
  bool unknown = false;    ///< a force without a number stands beside or instead of the counts
};

/// The last calendar year that the file covers with its edition of the following year.
inline constexpr Year last_deployment_year{2013};

/// Deployments to ISAF, UNAMA and "OEF - HOA", the operations that the published panel adds up, in Afghanistan and at
/// the bases of these operations in its neighbours. The edition of a year describes the calendar year before it.
Facts<TroopsInRegion> read_troops_in_region(Sources& sources);

}  // namespace entente::compile
