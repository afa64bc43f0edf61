#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <string>

namespace entente::compile {

/// Active armed forces of a state-year.
struct ArmedForces {
  long long people = 0;
  std::string correction;  ///< empty when the number is the source's
};

/// Active armed forces from the Military Balance, whose publication year is the calendar year plus one.
Facts<ArmedForces> read_armed_forces(Sources& sources);

}  // namespace entente::compile
