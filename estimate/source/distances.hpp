#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <vector>

namespace entente {

/// The distance between the capitals of two states, one direction a row.
struct DyadDistance {
  CowCode from;
  CowCode to;
  Year year;
  double miles = 0;  ///< statute miles; 0 for neighbours in some years of the file
  int line = 0;
};

/// Reads distance_from_afghanistan.csv: ccode1, ccode2, year, ccdistance. Two directions of a dyad that differ are an
/// error.
/// Throws Error (Fault::input) with file, line and column.
std::vector<DyadDistance> read_distances(const Table& table);

/// Statute miles between a state and all others, whichever of the two the row names first.
CountryYears<double> distances_from(CowCode state, const std::vector<DyadDistance>& rows);

}  // namespace entente
