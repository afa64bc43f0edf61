#pragma once

#include "tools/compile/afghanistan/state_year.hpp"

#include <string>
#include <vector>

namespace entente::compile {

/// A cell of the placemat table that cannot be what the placemat said.
struct PlacematRepair {
  StateYear key;
  int placemat;       ///< which of the year's placemats on which the state stands, from 1
  const char* keyed;  ///< as the table has it
  double meant;       ///< negative: not known, the cell is left out
};

/// The repairs of a state-year.
std::vector<PlacematRepair> placemat_repairs(StateYear key);

}  // namespace entente::compile
