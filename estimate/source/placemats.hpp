#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What one of NATO's ISAF placemats says of a state.
struct PlacematCell {
  Year year;
  std::string state_name;        ///< as written, spelling variants and the names of former states included
  std::optional<CowCode> state;  ///< by the name; nothing for what is no state ("Federation of Bosnia and Herzegovina")
  std::string written;           ///< the count as the file has it: "1450", "1.45", "3 i"
  std::optional<long long> count;  ///< nothing where `written` is no whole number
  int ordinal = 0;                 ///< which of the year's placemats on which the state stands, from 1 in order of date
  int line = 0;
  int column = 0;  ///< of `written`
};

/// Reads nato_placemats.csv: year, country, count_total, in order of date within a year.
/// Throws Error (Fault::input) with file, line and column.
std::vector<PlacematCell> read_placemats(const Table& table);

/// The years with placemats.
Coverage coverage_of(const std::vector<PlacematCell>& cells);

}  // namespace entente
