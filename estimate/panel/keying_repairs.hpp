#pragma once

#include "estimate/source/armed_forces.hpp"
#include "estimate/source/placemats.hpp"

#include <optional>
#include <string>

namespace entente {

/// A value of a source that cannot be what the publication said.
struct KeyingRepair {
  std::optional<double> meant;  ///< nothing: not known, the value is left out
  bool peak = false;            ///< no error of typing, but a peak that no other source bears out: a judgement
  std::string beside;           ///< what it was compared with
  double factor = 0;            ///< by which it is off, about
};

/// The repair of a cell of the placemats, or nothing. Found by comparing every cell with its neighbours in time: below
/// a quarter of both, or above 1.4 times both.
std::optional<KeyingRepair> placemat_repair(CowCode state, const PlacematCell& cell);

/// The repair of an entry of the armed forces, or nothing.
std::optional<KeyingRepair> armed_forces_repair(const ArmedForcesRow& row);

}  // namespace entente
