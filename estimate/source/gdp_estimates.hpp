#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// Estimates without gaps (Anders, Fariss and Markowitz 2020), as natural logarithms, which the file rounds to three
/// decimals: each value is known to about 0.05 per cent.
struct GdpEstimate {
  double log_gdp = 0;           ///< of 2011 dollars
  double log_population = 0;    ///< of people
  double log_gdp_per_head = 0;  ///< of 2011 dollars a person
};

/// A row by its number of Gleditsch and Ward's list (Germany is 260, Yemen 678, Serbia 340), which the file calls
/// ccode.
struct GdpEstimateRow {
  std::uint16_t number = 0;
  Year year;
  std::optional<GdpEstimate> estimate;
  int line = 0;
};

/// Reads gdp_estimates_log.csv: ccode, year, wbgdp2011est, wbpopest, wbgdppc2011est.
/// Throws Error (Fault::input) with file, line and column.
std::vector<GdpEstimateRow> read_gdp_estimates(const Table& table);

/// The estimates under COW's codes. Serbia and Montenegro (345 in both lists) ends in 2006 and Serbia (340, COW 345) is
/// estimated for earlier years too, so a state's own number goes before one that it takes over. Members of Gleditsch
/// and Ward's list that COW does not have are left out: see `without_cow_code`.
CountryYears<GdpEstimate> by_cow_code(const std::vector<GdpEstimateRow>& rows);
/// The numbers that have no COW code in a year in which they have an estimate, in ascending order.
std::vector<std::uint16_t> without_cow_code(const std::vector<GdpEstimateRow>& rows, Year first, Year last);

}  // namespace entente
