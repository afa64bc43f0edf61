#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <optional>

namespace entente {

/// Two measures of democracy of a state-year.
struct Democracy {
  std::optional<int> polity2;       ///< Polity's combined score, -10 to 10, interruptions and transitions filled in
  std::optional<double> polyarchy;  ///< V-Dem's electoral democracy index, 0 to 1
};

/// Reads democracy.csv: ccode, year, polity2, v2x_polyarchy. Throws Error (Fault::input) with file, line and column.
CountryYears<Democracy> read_democracy(const Table& table);

}  // namespace entente
