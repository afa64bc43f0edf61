#include "estimate/source/national_capabilities.hpp"

#include "estimate/source/fields.hpp"

#include <limits>

namespace entente {
namespace {

constexpr double missing_code = -9;

std::optional<double> capability(const Table& table, std::size_t row, std::size_t column, double highest) {
  if (number_in(table, row, column) == missing_code) return std::nullopt;
  return number_in(table, row, column, {0, highest});
}

}  // namespace

CountryYears<Capabilities> read_national_capabilities(const Table& table) {
  constexpr double any = std::numeric_limits<double>::max();
  const std::size_t code = table.column("ccode"), year = table.column("year"), milex = table.column("milex"),
                    milper = table.column("milper"), irst = table.column("irst"), pec = table.column("pec"),
                    tpop = table.column("tpop"), upop = table.column("upop"), cinc = table.column("cinc");
  CountryYears<Capabilities> source;
  OneRow<StateYear> once;
  for_each_row(table, [&](std::size_t row) {
    const StateYear key = state_year_in(table, row, code, year);
    once.check(key, label(key), table, row, code);
    source.facts[key] = {capability(table, row, milex, any), capability(table, row, milper, any),
                         capability(table, row, irst, any),  capability(table, row, pec, any),
                         capability(table, row, tpop, any),  capability(table, row, upop, any),
                         capability(table, row, cinc, 1)};
  });
  source.coverage = coverage_of(source.facts);
  return source;
}

}  // namespace entente
