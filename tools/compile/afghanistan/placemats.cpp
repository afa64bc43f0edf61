#include "tools/compile/afghanistan/placemats.hpp"

#include "estimate/source/placemat_repairs.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>

namespace entente::compile {
namespace {

void take_cell(const PlacematCell& cell, const Place& place, Placemats& placemats) {
  const PlacematRepair* repair = repair_of(cell);
  if (repair == nullptr) {
    if (!cell.count) throw input_error(place, '"' + cell.written + '"', "a count, or an entry in the list of repairs");
    placemats.counts.push_back(static_cast<double>(*cell.count));
    return;
  }
  if (!placemats.correction.empty()) placemats.correction += ", ";
  placemats.correction += "placemat " + std::to_string(cell.ordinal) + " reads " + cell.written + ": " +
                          (repair->meant ? number_text(*repair->meant) : "set aside");
  if (repair->meant) {
    placemats.counts.push_back(*repair->meant);
  } else {
    placemats.set_aside.push_back(parse_number(cell.written).value());
  }
}

// A repair without its cell would mean that the file is another than the one that was judged.
void check_repairs(const std::vector<PlacematCell>& cells, const std::string& file) {
  const std::vector<PlacematRepair> left = without_a_cell(cells);
  if (left.empty()) return;
  throw input_error({file, 0, 0, {}},
                    "no cell \"" + std::string(left.front().keyed) + "\" for " + label(left.front().key) +
                        ", placemat " + std::to_string(left.front().ordinal),
                    "the cells in the list of repairs");
}

}  // namespace

double Placemats::most() const { return *std::max_element(counts.begin(), counts.end()); }

bool Placemats::peak_set_aside() const {
  return std::any_of(set_aside.begin(), set_aside.end(), [&](double cell) { return cell > most(); });
}

Facts<Placemats> read_placemats(Sources& sources) {
  const Table table = sources.read("raw/nato_placemats.csv");
  const std::vector<PlacematCell> cells = entente::read_placemats(table);
  check_repairs(cells, table.name());
  Facts<Placemats> facts;
  for (const PlacematCell& cell : cells) {
    const Place place{table.name(), cell.line, cell.column, "count_total"};
    const auto state = state_meant(cell);
    if (!state) throw input_error(place, '"' + cell.state_name + "\" is no state", "a state on every placemat");
    take_cell(cell, place, facts[{*state, cell.year}]);
  }
  sources.audits.push_back(audit_of_list("NATO placemats (nato_placemats.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
