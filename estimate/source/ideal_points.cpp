#include "estimate/source/ideal_points.hpp"

#include "estimate/source/fields.hpp"

#include <algorithm>

namespace entente {

CountryYears<UnVotes> read_ideal_points(const Table& table) {
  const std::size_t code = table.column("ccode"), year = table.column("year"), point = table.column("idealpoint"),
                    agreement = table.column("pctagreeus");
  const auto votes = table.find("nvotes");
  CountryYears<UnVotes> source;
  OneRow<StateYear> once;
  for_each_row(table, [&](std::size_t row) {
    // What a merge left behind at the end of the published file.
    if (is_missing(table, row, code) && is_missing(table, row, year)) return;
    const StateYear key = state_year_in(table, row, code, year);
    once.check(key, label(key), table, row, code);
    source.facts[key] = {number_in(table, row, point), number_in(table, row, agreement, {0, 1}),
                         votes ? count_in(table, row, *votes) : std::nullopt};
  });
  source.coverage = coverage_of(source.facts);
  return source;
}

std::optional<Span> span_of_ideal_points(const Facts<UnVotes>& facts, Year first, Year last) {
  std::optional<Span> span;
  for (const auto& [key, votes] : facts) {
    if (!votes.ideal_point || key.year < first || key.year > last) continue;
    const double point = *votes.ideal_point;
    span = span ? Span{std::min(span->lowest, point), std::max(span->highest, point)} : Span{point, point};
  }
  return span;
}

}  // namespace entente
