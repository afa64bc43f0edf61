#include "estimate/source/distances.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <tuple>

namespace entente {

std::vector<DyadDistance> read_distances(const Table& table) {
  const std::size_t one = table.column("ccode1"), other = table.column("ccode2"), year = table.column("year"),
                    miles = table.column("ccdistance");
  constexpr Bounds on_earth{0, 12500};  // half the Earth's circumference, in statute miles
  std::vector<DyadDistance> rows;
  OneRow<std::tuple<CowCode, CowCode, Year>> once;
  for_each_row(table, [&](std::size_t row) {
    const DyadDistance distance{state_in(table, row, one), state_in(table, row, other), year_in(table, row, year),
                                required_number_in(table, row, miles, on_earth), line_of(table, row)};
    once.check({distance.from, distance.to, distance.year},
               state_name(distance.from) + " - " + label({distance.to, distance.year}), table, row, one);
    rows.push_back(distance);
  });
  return rows;
}

CountryYears<double> distances_from(CowCode state, const std::vector<DyadDistance>& rows) {
  CountryYears<double> source;
  for (const DyadDistance& row : rows) {
    source.coverage.extend(row.year);
    if (row.from == state) source.facts.emplace(StateYear{row.to, row.year}, row.miles);
    if (row.to == state) source.facts.emplace(StateYear{row.from, row.year}, row.miles);
  }
  return source;
}

}  // namespace entente
