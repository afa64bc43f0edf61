#pragma once

#include "estimate/table/csv.hpp"
#include "sim/core/identifiers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A state's armed forces by The Military Balance.
struct ArmedForcesRow {
  Year edition;                  ///< of the yearbook, which describes the calendar year before it
  std::string state_name;        ///< as written
  std::optional<CowCode> state;  ///< nothing for what is no state
  std::string written;           ///< active forces as the file has them
  std::optional<long long> active;
  std::optional<long long> reserves;
  std::optional<long long> paramilitary;
  std::string notes;
  int line = 0;

  Year year() const { return Year{static_cast<Year::number_type>(edition.number() - 1)}; }  ///< that it describes
};

/// Reads iiss_troops.csv: year (of the edition), country, troops_active, troops_reserves, troops_paramilitary, notes.
/// Rows without a year hold notes on the country only and are passed over. A state has one row an edition, except where
/// it stands under two names of which one has no numbers (Serbia and Montenegro).
/// Throws Error (Fault::input) with file, line and column.
std::vector<ArmedForcesRow> read_armed_forces(const Table& table);

}  // namespace entente
