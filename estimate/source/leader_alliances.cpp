#include "estimate/source/leader_alliances.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

namespace entente {

CountryYears<LeaderAlliance> read_leader_alliances(const Table& table, CowCode leader) {
  const std::size_t atop = table.column("atopid"), year = table.column("year"), one = table.column("mem1"),
                    other = table.column("mem2"), depth = table.column("depth");
  constexpr Bounds of_score{-10, 10};  // in standard deviations
  CountryYears<LeaderAlliance> source;
  OneRow<StateYear> once;
  for_each_row(table, [&](std::size_t row) {
    const CowCode first = state_in(table, row, one), second = state_in(table, row, other);
    if ((first == leader) == (second == leader)) {
      throw input_error(table.place(row, one), state_name(first) + " and " + state_name(second),
                        "one member that is " + state_name(leader));
    }
    const StateYear key{first == leader ? second : first, year_in(table, row, year)};
    once.check(key, label(key), table, row, one);
    source.facts[key] = {table.required_integer(row, atop), required_number_in(table, row, depth, of_score),
                         line_of(table, row)};
  });
  source.coverage = coverage_of(source.facts);
  return source;
}

}  // namespace entente
