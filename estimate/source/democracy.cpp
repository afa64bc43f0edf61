#include "estimate/source/democracy.hpp"

#include "estimate/source/fields.hpp"

namespace entente {

CountryYears<Democracy> read_democracy(const Table& table) {
  const std::size_t code = table.column("ccode"), year = table.column("year"), polity2 = table.column("polity2"),
                    polyarchy = table.column("v2x_polyarchy");
  CountryYears<Democracy> source;
  OneRow<StateYear> once;
  for_each_row(table, [&](std::size_t row) {
    const StateYear key = state_year_in(table, row, code, year);
    once.check(key, label(key), table, row, code);
    Democracy democracy;
    if (number_in(table, row, polity2, {-10, 10})) democracy.polity2 = static_cast<int>(*table.integer(row, polity2));
    democracy.polyarchy = number_in(table, row, polyarchy, {0, 1});
    source.facts[key] = democracy;
  });
  source.coverage = coverage_of(source.facts);
  return source;
}

}  // namespace entente
