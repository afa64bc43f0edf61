#include "estimate/source/distances.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {

std::vector<DyadDistance> read_distances(const Table& table) {
  const std::size_t one = table.column("ccode1"), other = table.column("ccode2"), year = table.column("year"),
                    miles = table.column("ccdistance");
  constexpr Bounds on_earth{0, 12500};  // half the Earth's circumference, in statute miles
  std::vector<DyadDistance> rows;
  OneRow<std::tuple<CowCode, CowCode, Year>> once;
  std::map<std::tuple<CowCode, CowCode, Year>, DyadDistance> directions;
  for_each_row(table, [&](std::size_t row) {
    const DyadDistance distance{state_in(table, row, one), state_in(table, row, other), year_in(table, row, year),
                                required_number_in(table, row, miles, on_earth), line_of(table, row)};
    once.check({distance.from, distance.to, distance.year},
               state_name(distance.from) + " - " + label({distance.to, distance.year}), table, row, one);
    const auto [before, first] = directions.emplace(
        std::tuple(std::min(distance.from, distance.to), std::max(distance.from, distance.to), distance.year),
        distance);
    if (!first && before->second.miles != distance.miles) {
      throw input_error(table.place(row, miles), table.text(row, miles),
                        number_text(before->second.miles) + " as in line " + std::to_string(before->second.line));
    }
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
