#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/source/date.hpp"
#include "estimate/table/csv.hpp"

#include <string>
#include <vector>

namespace entente {

/// A point on the Earth, in degrees.
struct GeoPoint {
  double latitude = 0;   ///< -90 to 90, north positive
  double longitude = 0;  ///< -180 to 180, east positive
};

/// A spell in which a city was a state's capital.
struct CapitalSpell {
  CowCode state;
  std::string name;  ///< of the state
  std::string capital;
  Date first;
  Date last;  ///< the end of the file's coverage for those that still are
  GeoPoint point;
};

/// Reads cow_capitals.csv: ccode, statenme, capital, stdate, enddate, lat, lng.
/// Throws Error (Fault::input) with file, line and column.
std::vector<CapitalSpell> read_capitals(const Table& table);

/// A state's capital on the last day of each year.
CountryYears<GeoPoint> capitals_at_year_end(const std::vector<CapitalSpell>& spells);

/// Kilometres on the great circle (haversine formula; the Earth's mean radius, 6,371.0088 km), to the metre.
double great_circle_km(GeoPoint a, GeoPoint b);

/// Kilometres from the capital of every state-year to that of the theatre in the same year.
CountryYears<double> distances_to(CowCode theatre, const CountryYears<GeoPoint>& capitals);

}  // namespace entente
