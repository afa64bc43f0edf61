#include "estimate/panel/democracy_marks.hpp"

#include "estimate/source/fields.hpp"

namespace entente {

Facts<bool> read_democracy_marks(const Table& table) {
  const std::size_t cow = table.column("cow"), first = table.column("first_year"), last = table.column("last_year"),
                    democracy = table.column("democracy");
  Facts<bool> marks;
  for_each_row(table, [&](std::size_t row) {
    const StateYear start = state_year_in(table, row, cow, first);
    const bool mark = required_number_in(table, row, democracy, {0, 1}) == 1;
    for (long long year = start.year.number(); year <= year_in(table, row, last).number(); ++year) {
      const StateYear key = state_year(start.state, year);
      if (marks.emplace(key, mark).second) continue;
      throw input_error(table.place(row, first), label(key) + " a second time", "one mark a state-year");
    }
  });
  return marks;
}

}  // namespace entente
