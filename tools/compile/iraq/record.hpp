#pragma once

#include "tools/compile/afghanistan/armed_forces.hpp"
#include "tools/compile/afghanistan/observed_table.hpp"
#include "tools/compile/common/left_out.hpp"

#include <optional>

namespace entente::compile {

/// What the sources of a year say beside the figure taken.
struct IraqRange {
  std::optional<long long> lowest;
  std::optional<long long> highest;
  std::optional<long long> invasion;  ///< from March to May 2003
};

/// Troops in Iraq from facts/iraq.csv.
struct IraqRecord {
  Facts<Record> record;
  Facts<IraqRange> ranges;
  LeftOut left_out;
  std::size_t other_armed_forces = 0;  ///< rows whose armed forces in the facts are not those of the states table
};

/// @param armed_forces those of the states table, the denominator of shares.
IraqRecord read_iraq(const Sources& sources, const Facts<ArmedForces>& armed_forces);

}  // namespace entente::compile
