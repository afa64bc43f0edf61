#include "estimate/source/armed_forces.hpp"

#include "estimate/source/fields.hpp"

#include <utility>

namespace entente {
namespace {

// Thousands separators may stand here; words may not.
std::optional<long long> people_in(const Table& table, std::size_t row, std::size_t column) {
  if (is_missing(table, row, column)) return std::nullopt;
  if (const auto count = count_of(table.view(row, column))) return count;
  throw input_error(table.place(row, column), '"' + table.text(row, column) + '"', "a count of people");
}

}  // namespace

std::vector<ArmedForcesRow> read_armed_forces(const Table& table) {
  const std::size_t edition = table.column("year"), country = table.column("country"),
                    active = table.column("troops_active");
  const auto reserves = table.find("troops_reserves"), paramilitary = table.find("troops_paramilitary"),
             notes = table.find("notes");
  std::vector<ArmedForcesRow> rows;
  OneRow<std::pair<std::string, Year>> once;
  for_each_row(table, [&](std::size_t row) {
    if (table.missing(row, edition)) return;
    ArmedForcesRow forces;
    forces.edition = year_in(table, row, edition);
    forces.state_name = table.text(row, country);
    forces.state = named_state_in(table, row, country, forces.year());
    once.check({forces.state_name, forces.edition},
               forces.state_name + " in the edition of " + std::to_string(forces.edition.number()), table, row,
               country);
    forces.written = table.text(row, active);
    forces.active = people_in(table, row, active);
    if (reserves) forces.reserves = people_in(table, row, *reserves);
    if (paramilitary) forces.paramilitary = people_in(table, row, *paramilitary);
    forces.notes = text_in(table, row, notes);
    forces.line = line_of(table, row);
    rows.push_back(std::move(forces));
  });
  return rows;
}

}  // namespace entente
