#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/source/obligations.hpp"
#include "estimate/table/csv.hpp"

#include <compare>
#include <map>
#include <set>

namespace entente {

/// Two states in a calendar year, the lower code first.
struct DyadYear {
  CowCode a, b;
  Year year;
  friend constexpr auto operator<=>(const DyadYear&, const DyadYear&) = default;
};

/// Two states in either order, in a year.
DyadYear dyad_year(CowCode one, CowCode other, Year year);

/// ATOP's dyad-years: allied states and what at least one of them is bound to.
struct AtopDyadYears {
  std::set<Year> years;  ///< that have rows. A file may have gaps: years without rows are not covered
  std::map<DyadYear, Obligations> dyads;
};

/// Reads atop_dyad_year.csv: ccode1, ccode2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul;
/// one row an undirected dyad. Throws Error (Fault::input) with file, line and column.
AtopDyadYears read_atop_dyad_years(const Table& table);

}  // namespace entente
