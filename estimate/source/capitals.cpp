#include "estimate/source/capitals.hpp"

#include "estimate/source/fields.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente {
namespace {

// Mean radius of the Earth (IUGG), km.
constexpr double earth_radius = 6371.0088;

double radians(double degrees) { return degrees * (std::numbers::pi / 180); }

}  // namespace

std::vector<CapitalSpell> read_capitals(const Table& table) {
  const std::size_t code = table.column("ccode"), name = table.column("statenme"), capital = table.column("capital"),
                    start = table.column("stdate"), end = table.column("enddate"), latitude = table.column("lat"),
                    longitude = table.column("lng");
  std::vector<CapitalSpell> spells;
  OneRow<std::pair<CowCode, Date>> once;
  for_each_row(table, [&](std::size_t row) {
    const CapitalSpell spell{
        state_in(table, row, code),
        table.text(row, name),
        table.text(row, capital),
        date_in(table, row, start),
        date_in(table, row, end),
        {required_number_in(table, row, latitude, {-90, 90}), required_number_in(table, row, longitude, {-180, 180})}};
    if (spell.last < spell.first) throw input_error(table.place(row, end), "a spell that ends before it begins");
    once.check({spell.state, spell.first}, spell.capital + " as capital of " + spell.name, table, row, code);
    spells.push_back(spell);
  });
  return spells;
}

CountryYears<GeoPoint> capitals_at_year_end(const std::vector<CapitalSpell>& spells) {
  CountryYears<GeoPoint> source;
  for (const CapitalSpell& spell : spells) {
    const bool ends_with_year = spell.last.month == 12 && spell.last.day == 31;
    const int last = spell.last.year.number() - (ends_with_year ? 0 : 1);
    for (int year = spell.first.year.number(); year <= last; ++year) {
      source.facts[state_year(spell.state, year)] = spell.point;
    }
  }
  source.coverage = coverage_of(source.facts);
  return source;
}

double great_circle_km(GeoPoint a, GeoPoint b) {
  // The haversine formula, which is exact enough for near and far points alike.
  const double by_latitude = std::sin((radians(b.latitude) - radians(a.latitude)) / 2);
  const double by_longitude = std::sin((radians(b.longitude) - radians(a.longitude)) / 2);
  const double h = by_latitude * by_latitude +
                   std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * by_longitude * by_longitude;
  // To the metre: the last bits of sines and cosines differ between machines.
  return std::round(2 * earth_radius * std::asin(std::min(1.0, std::sqrt(h))) * 1000) / 1000;
}

CountryYears<double> distances_to(CowCode theatre, const CountryYears<GeoPoint>& capitals) {
  CountryYears<double> source{capitals.coverage, {}};
  for (const auto& [key, capital] : capitals.facts) {
    const auto there = find(capitals.facts, {theatre, key.year});
    if (there) source.facts[key] = great_circle_km(capital, *there);
  }
  return source;
}

}  // namespace entente
