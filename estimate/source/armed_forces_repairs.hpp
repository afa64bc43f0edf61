#pragma once

#include "estimate/source/armed_forces.hpp"
#include "estimate/source/state_year.hpp"

#include <string_view>
#include <vector>

namespace entente {

/// A number of active forces that cannot be right.
struct ArmedForcesRepair {
  StateYear key;    ///< the calendar year
  long long keyed;  ///< as the table has it
  long long meant;
  std::string_view keyed_as;  ///< what was keyed in its place, where that is known: "paramilitary"
  std::string_view reason;
};

const std::vector<ArmedForcesRepair>& armed_forces_repairs();

/// The repair of a row, or null. A row that does not read as the repair says (a corrected file) has none.
const ArmedForcesRepair* repair_of(const ArmedForcesRow& row);

}  // namespace entente
