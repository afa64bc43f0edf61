#include "tools/compile/iraq/record.hpp"

#include "sim/core/error.hpp"
#include "tools/compile/common/grade.hpp"

namespace entente::compile {
namespace {

struct FactColumns {
  explicit FactColumns(const Table& table)
      : war(table.column("war")),
        year(table.column("year")),
        state(table.column("cow_code")),
        troops(table.column("troops_deployed")),
        forces(table.column("armed_forces_total")),
        lowest(table.column("low_in_year")),
        highest(table.column("high_in_year")),
        sources(table.column("n_sources_in_year")),
        status(table.column("status")),
        certainty(table.column("certainty")),
        note(table.column("note")) {}
  std::size_t war, year, state, troops, forces, lowest, highest, sources, status, certainty, note;
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Why a row of the occupation is left out; empty for one that is taken.
std::string reason_to_leave_out(const Table& table, const FactColumns& columns, std::size_t row) {
  if (contains(table.view(row, columns.status), "pledged")) return "pledged or authorised, not known to be deployed";
  if (contains(table.view(row, columns.note), "still counted")) return "no number, and sources differ on whether any";
  if (!grade(table.view(row, columns.certainty))) return "doubtful";
  if (table.missing(row, columns.troops)) return "no figure";
  return {};
}

std::optional<double> share_of(double troops, const std::optional<ArmedForces>& forces) {
  if (!forces || forces->people == 0) return std::nullopt;
  return troops / static_cast<double>(forces->people);
}

}  // namespace

IraqRecord read_iraq(const Sources& sources, const Facts<ArmedForces>& armed_forces) {
  const Table table = sources.read("facts/iraq.csv");
  const FactColumns columns(table);
  IraqRecord iraq;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const StateYear key =
        state_year(table.required_integer(row, columns.state), table.required_integer(row, columns.year));
    if (contains(table.view(row, columns.war), "invasion")) {
      iraq.ranges[key].invasion = table.required_integer(row, columns.troops);
      continue;
    }
    const std::string reason = reason_to_leave_out(table, columns, row);
    if (!reason.empty()) {
      iraq.left_out.add(reason, label(key));
      continue;
    }
    const auto forces = find(armed_forces, key);
    const double troops = table.required_number(row, columns.troops);
    const Record record{troops, share_of(troops, forces), *grade(table.view(row, columns.certainty)), {}};
    if (!iraq.record.emplace(key, record).second) {
      throw input_error(table.place(row, columns.state), label(key) + " a second time", "one row a state-year");
    }
    if (table.required_integer(row, columns.sources) > 0) {
      iraq.ranges[key].lowest = table.integer(row, columns.lowest);
      iraq.ranges[key].highest = table.integer(row, columns.highest);
    }
    const auto in_facts = table.integer(row, columns.forces);
    if (in_facts && *in_facts != (forces ? forces->people : 0)) ++iraq.other_armed_forces;
  }
  return iraq;
}

}  // namespace entente::compile
