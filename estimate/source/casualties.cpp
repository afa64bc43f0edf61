#include "estimate/source/casualties.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

namespace entente {
namespace {

std::map<std::size_t, CowCode> state_columns(const Table& table, Casualties& casualties) {
  std::map<std::size_t, CowCode> states;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const std::string& name = table.columns()[column];
    if (name == "Year" || name == "Total" || name == "NATO") continue;
    const Place place = table.header_place(column);
    const CowCode state = required_state_named(name, place);
    if (!casualties.names.emplace(state, name).second) {
      throw input_error(place,
                        entente::state_name(state) + " in a second column, after \"" + casualties.names.at(state) + '"',
                        "one column a state");
    }
    states[column] = state;
  }
  return states;
}

long long deaths_in(const Table& table, std::size_t row, std::size_t column) {
  const auto deaths = count_in(table, row, column);
  return deaths ? *deaths : table.required_integer(row, column);
}

}  // namespace

Casualties read_casualties(const Table& table) {
  const std::size_t year = table.column("Year"), nato = table.column("NATO"), total = table.column("Total");
  Casualties casualties;
  const std::map<std::size_t, CowCode> states = state_columns(table, casualties);
  OneRow<Year> once;
  for_each_row(table, [&](std::size_t row) {
    const Year in_year = year_in(table, row, year);
    once.check(in_year, "the year " + std::to_string(in_year.number()), table, row, year);
    long long sum = casualties.unattributed[in_year] = deaths_in(table, row, nato);
    for (const auto& [column, state] : states) {
      sum += casualties.deaths[{state, in_year}] = deaths_in(table, row, column);
    }
    casualties.total[in_year] = deaths_in(table, row, total);
    casualties.coverage.extend(in_year);
    if (sum != casualties.total[in_year]) {
      throw input_error(table.place(row, total), "a total of " + std::to_string(casualties.total[in_year]),
                        std::to_string(sum) + ", the sum of the states");
    }
  });
  return casualties;
}

}  // namespace entente
