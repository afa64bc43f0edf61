#include "estimate/source/atop_dyad_years.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/source/treaty_fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <algorithm>

namespace entente {

DyadYear dyad_year(CowCode one, CowCode other, Year year) { return {std::min(one, other), std::max(one, other), year}; }

AtopDyadYears read_atop_dyad_years(const Table& table) {
  const std::size_t one = table.column("ccode1"), other = table.column("ccode2"), year = table.column("year");
  const std::size_t defense = table.column("atop_defense"), offense = table.column("atop_offense"),
                    neutrality = table.column("atop_neutral"), nonaggression = table.column("atop_nonagg"),
                    consultation = table.column("atop_consul");
  AtopDyadYears result;
  OneRow<DyadYear> rows;
  for_each_row(table, [&](std::size_t row) {
    const DyadYear key = dyad_year(state_in(table, row, one), state_in(table, row, other), year_in(table, row, year));
    if (key.a == key.b) throw input_error(table.place(row, other), "a state allied with itself", "another state");
    rows.check(key, state_name(key.a) + " - " + label({key.b, key.year}), table, row, one);
    result.years.insert(key.year);
    result.dyads[key] = {flag_in(table, row, defense), flag_in(table, row, offense), flag_in(table, row, neutrality),
                         flag_in(table, row, nonaggression), flag_in(table, row, consultation)};
  });
  return result;
}

}  // namespace entente
