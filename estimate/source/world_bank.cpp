#include "estimate/source/world_bank.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

bool is_other_column(const std::string& name) {
  for (const char* known :
       {"Country Name", "Country Code", "Indicator Name", "Indicator Code", "Series Name", "Series Code"}) {
    if (name == known) return true;
  }
  return false;
}

constexpr Bounds of_gdp{0, 1e17};  // dollars; the world's product is 1e14

// A column that is neither known nor a year is an error: "20O5" would lose a year without a sound.
std::map<std::size_t, Year> year_columns(const Table& table) {
  std::map<std::size_t, Year> years;
  std::map<Year, std::size_t> columns;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const std::string& name = table.columns()[column];
    if (is_other_column(name)) continue;
    const std::string digits = name.substr(0, 4);
    const auto year = parse_integer(digits);
    if (!year || (name != digits && name != digits + " [YR" + digits + ']')) {
      throw input_error(table.header_place(column), '"' + name + '"', "a year, such as 2001 or 2001 [YR2001]");
    }
    years[column] = checked_year(*year, table.header_place(column));
    if (!columns.emplace(years[column], column).second) {
      throw input_error(table.header_place(column), "the year " + digits + " a second time");
    }
  }
  if (years.empty()) throw input_error(table.header_place(), "no column is a year", "columns such as 2001");
  return years;
}

// The code is the key, and the name must bear it out: a wrong code would give one state's values to another.
void check_identity(const Table& table, std::size_t row, std::size_t name, std::size_t code) {
  const auto by_code = cow_code_of(table.view(row, code));
  if (!by_code && is_no_state(table.view(row, name))) return;
  const CowCode by_name = required_state_named(table.view(row, name), table.place(row, name));
  if (by_code == by_name) return;
  throw input_error(table.place(row, code), "the code " + table.text(row, code) + " of " + table.text(row, name),
                    iso3(by_name));
}

}  // namespace

WorldBankTable read_world_bank(const Table& table) {
  const std::size_t name = table.column("Country Name"), code = table.column("Country Code");
  const std::map<std::size_t, Year> years = year_columns(table);
  WorldBankTable source;
  for (const auto& [column, year] : years) source.coverage.extend(year);
  OneRow<std::string> once;
  for_each_row(table, [&](std::size_t row) {
    WorldBankRow values{table.text(row, name), table.text(row, code), {}, line_of(table, row)};
    check_identity(table, row, name, code);
    once.check(values.code, values.name + " (" + values.code + ")", table, row, code);
    for (const auto& [column, year] : years) {
      if (table.view(row, column) == "..") continue;
      if (const auto value = number_in(table, row, column, of_gdp)) values.values[year] = *value;
    }
    source.rows.push_back(std::move(values));
  });
  return source;
}

CountryYears<double> by_iso_code(const WorldBankTable& table) {
  CountryYears<double> source{table.coverage, {}};
  for (const WorldBankRow& row : table.rows) {
    const auto state = cow_code_of(row.code);
    if (!state) continue;
    for (const auto& [year, value] : row.values) source.facts[{*state, year}] = value;
  }
  return source;
}

}  // namespace entente
