#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

/// An economy or an aggregate of the World Bank, with its values.
struct WorldBankRow {
  std::string name;
  std::string code;               ///< ISO-3 for states; the Bank's own for aggregates ("EMU") and territories
  std::map<Year, double> values;  ///< a year that is absent is missing
  int line = 0;
};

/// An indicator in the World Bank's wide form.
struct WorldBankTable {
  std::vector<WorldBankRow> rows;  ///< in the file's order
  Coverage coverage;               ///< years that have a column
};

/// Reads a table with the columns Country Name, Country Code and one a year ("2001", or "2001 [YR2001]"); ".." and
/// empty fields are missing. The Bank's other columns (Indicator Name ...) are passed over; any other is an error. The
/// file is in Windows-1252: open it with Encoding::latin1. Throws Error (Fault::input) with file, line and column, also
/// for a name that is neither a state nor known as none.
WorldBankTable read_world_bank(const Table& table);

/// The values of states, by their ISO codes.
CountryYears<double> by_iso_code(const WorldBankTable& table);

}  // namespace entente
