#include "estimate/source/placemats.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <map>
#include <utility>

namespace entente {

std::vector<PlacematCell> read_placemats(const Table& table) {
  const std::size_t year = table.column("year"), country = table.column("country"), total = table.column("count_total");
  std::vector<PlacematCell> cells;
  // By the state, as one may stand under several spellings in a year; what is no state goes by its name.
  std::map<std::pair<std::string, Year>, int> seen;
  for_each_row(table, [&](std::size_t row) {
    PlacematCell cell;
    cell.year = year_in(table, row, year);
    cell.state_name = table.text(row, country);
    cell.state = named_state_in(table, row, country, cell.year);
    cell.written = table.text(row, total);
    const Place place = table.place(row, total);
    if (cell.written.empty()) throw input_error(place, "an empty field", "a count");
    // A number with a separator is no whole number here: the file has none, and "1.45" beside "1,450" would be
    // doubtful.
    if (!has_separator(cell.written)) cell.count = count_of(cell.written);
    cell.ordinal = ++seen[{cell.state ? state_name(*cell.state) : cell.state_name, cell.year}];
    cell.line = place.line;
    cell.column = place.column;
    cells.push_back(std::move(cell));
  });
  return cells;
}

Coverage coverage_of(const std::vector<PlacematCell>& cells) {
  Coverage coverage;
  for (const PlacematCell& cell : cells) coverage.extend(cell.year);
  return coverage;
}

}  // namespace entente
