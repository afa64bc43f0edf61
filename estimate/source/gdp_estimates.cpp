#include "estimate/source/gdp_estimates.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <set>
#include <utility>

namespace entente {
namespace {

std::uint16_t number_of(const Table& table, std::size_t row, std::size_t column) {
  const long long number = table.required_integer(row, column);
  if (number > 0 && number < 1000) return static_cast<std::uint16_t>(number);
  throw input_error(table.place(row, column), std::to_string(number),
                    "a number of Gleditsch and Ward's list, 2 to 990");
}

}  // namespace

std::vector<GdpEstimateRow> read_gdp_estimates(const Table& table) {
  const std::size_t code = table.column("ccode"), year = table.column("year"), gdp = table.column("wbgdp2011est"),
                    population = table.column("wbpopest"), per_head = table.column("wbgdppc2011est");
  // Logarithms: a level in their place would be far above.
  constexpr Bounds of_gdp{0, 40}, of_people{0, 25}, of_income{-5, 20};
  std::vector<GdpEstimateRow> rows;
  OneRow<std::pair<std::uint16_t, Year>> once;
  for_each_row(table, [&](std::size_t row) {
    GdpEstimateRow estimate{number_of(table, row, code), year_in(table, row, year), {}, line_of(table, row)};
    once.check({estimate.number, estimate.year},
               "number " + std::to_string(estimate.number) + ' ' + std::to_string(estimate.year.number()), table, row,
               code);
    const auto log_gdp = number_in(table, row, gdp, of_gdp);
    const auto log_population = number_in(table, row, population, of_people);
    const auto log_per_head = number_in(table, row, per_head, of_income);
    if (log_gdp && log_population && log_per_head) estimate.estimate = {*log_gdp, *log_population, *log_per_head};
    rows.push_back(estimate);
  });
  return rows;
}

CountryYears<GdpEstimate> by_cow_code(const std::vector<GdpEstimateRow>& rows) {
  CountryYears<GdpEstimate> source;
  for (const bool own_number : {true, false}) {
    for (const GdpEstimateRow& row : rows) {
      if (!row.estimate) continue;
      source.coverage.extend(row.year);
      const auto state = state_of_gleditsch_ward(row.number, row.year);
      if (state && (state->number() == row.number) == own_number) {
        source.facts.emplace(StateYear{*state, row.year}, *row.estimate);
      }
    }
  }
  return source;
}

std::vector<std::uint16_t> without_cow_code(const std::vector<GdpEstimateRow>& rows, Year first, Year last) {
  std::set<std::uint16_t> numbers;
  for (const GdpEstimateRow& row : rows) {
    const bool concerned = row.estimate && row.year >= first && row.year <= last;
    if (concerned && !state_of_gleditsch_ward(row.number, row.year)) numbers.insert(row.number);
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace entente
