#pragma once

#include "sim/math/lane/inline.hpp"

namespace entente::lane {

/// Troops that a share sends: armed forces times share, rounded half up; at least 1 if the share is positive, at most
/// the armed forces. Without a call of floor, which SSE2 lacks. Share in [0, 1], armed forces from 0 to 2^52.
ENTENTE_LANE double troops(double share, double armed_forces) {
  constexpr double rounder = 0x1p52;  // adding it and taking it away rounds a number that is not negative
  const double exact = share * armed_forces + 0.5;
  const double rounded = (exact + rounder) - rounder;
  const double whole = rounded > exact ? rounded - 1 : rounded;
  const double some = whole > 1 ? whole : 1;
  const double sent = some < armed_forces ? some : armed_forces;
  return share > 0 ? sent : 0;
}

}  // namespace entente::lane
