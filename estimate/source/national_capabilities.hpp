#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <optional>

namespace entente {

/// What the National Material Capabilities (Singer, Bremer and Stuckey 1972) say of a state-year.
struct Capabilities {
  std::optional<double> military_expenditure;  ///< milex: thousand current US dollars (British pounds before 1914)
  std::optional<double> military_personnel;    ///< milper: thousand people
  std::optional<double> iron_and_steel;        ///< irst: thousand tons
  std::optional<double> energy;                ///< pec: thousand coal-ton equivalents
  std::optional<double> population;            ///< tpop: thousand people
  std::optional<double> urban_population;      ///< upop: thousand people in cities of 100,000 and more
  std::optional<double> cinc;                  ///< composite index: mean share of the world's six, 0 to 1
};

/// Reads versions 5.0 (-9 for missing values) and 6.0 (empty fields): ccode, year, milex, milper, irst, pec, tpop,
/// upop, cinc. Throws Error (Fault::input) with file, line and column.
CountryYears<Capabilities> read_national_capabilities(const Table& table);

}  // namespace entente
