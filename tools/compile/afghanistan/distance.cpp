#include "tools/compile/afghanistan/distance.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>
#include <numbers>

namespace entente::compile {
namespace {

struct Point {
  double latitude;   // radians
  double longitude;  // radians
};

// Mean radius of the Earth (IUGG), km.
constexpr double earth_radius = 6371.0088;

// The haversine formula, which is exact enough for near and far points alike.
double great_circle(Point a, Point b) {
  const double by_latitude = std::sin((b.latitude - a.latitude) / 2);
  const double by_longitude = std::sin((b.longitude - a.longitude) / 2);
  const double h =
      by_latitude * by_latitude + std::cos(a.latitude) * std::cos(b.latitude) * by_longitude * by_longitude;
  return 2 * earth_radius * std::asin(std::sqrt(h));
}

long long year_of(const Table& table, std::size_t row, std::size_t column) {
  const std::string& date = table.text(row, column);  // "2005-11-06"
  if (const auto year = parse_integer(std::string_view(date).substr(0, 4))) return *year;
  throw input_error(table.place(row, column), "\"" + date + "\"", "a date");
}

// Whether a spell that ends on this day still runs at the end of its last year.
bool ends_with_year(const std::string& date) { return date.substr(4) == "-12-31"; }

}  // namespace

Facts<double> read_distance(Sources& sources) {
  const Table table = sources.read("raw/cow_capitals.csv");
  const std::size_t code = table.column("ccode"), start = table.column("stdate"), end = table.column("enddate"),
                    latitude = table.column("lat"), longitude = table.column("lng");
  Facts<Point> capitals;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double degree = std::numbers::pi / 180;
    const Point capital{table.required_number(row, latitude) * degree, table.required_number(row, longitude) * degree};
    const long long last = year_of(table, row, end) - (ends_with_year(table.text(row, end)) ? 0 : 1);
    for (long long year = year_of(table, row, start); year <= last; ++year) {
      if (in_scenario(year)) capitals[state_year(table.required_integer(row, code), year)] = capital;
    }
  }
  Facts<double> facts;
  for (const auto& [key, capital] : capitals) facts[key] = great_circle(capital, capitals.at({theatre, key.year}));
  sources.audits.push_back(audit_of("capitals (cow_capitals.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
