#pragma once

#include "tools/compile/afghanistan/armed_forces.hpp"
#include "tools/compile/afghanistan/observed_table.hpp"
#include "tools/compile/common/left_out.hpp"

#include <optional>

namespace entente::compile {

/// What a state sent to Libya in 2011 beside people.
struct LibyaMeans {
  std::optional<long long> aircraft;       ///< in April (NATO's members) or May (partners)
  std::optional<long long> aircraft_peak;  ///< the most, as the state itself reported
  std::optional<long long> ships;
  std::optional<long long> sorties;
  std::optional<long long> strike_sorties;
};

/// The air war in Libya from facts/libya.csv.
struct LibyaRecord {
  Facts<Record> record;  ///< without troops where the figure is left out
  Facts<LibyaMeans> means;
  LeftOut left_out;
  std::size_t other_armed_forces = 0;  ///< rows whose armed forces in the facts are not those of the states table
};

/// @param armed_forces those of the states table, the denominator of shares.
LibyaRecord read_libya(const Sources& sources, const Facts<ArmedForces>& armed_forces);

}  // namespace entente::compile
