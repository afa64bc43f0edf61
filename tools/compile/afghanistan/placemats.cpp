#include "tools/compile/afghanistan/placemats.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "tools/compile/afghanistan/placemat_repairs.hpp"

#include <algorithm>

namespace entente::compile {
namespace {

// The table files Montenegro's soldiers under the state that Montenegro left in 2006, and all of Bosnia and Herzegovina
// under one of its halves. The Military Balance has Montenegro in the same years with the same numbers, and no Serbs.
CowCode state_on_placemat(const std::string& name, const Place& place) {
  if (name == "Yugoslavia, Federal Republic of (Serbia-Montenegro)") return CowCode{341};
  if (name == "Federation of Bosnia and Herzegovina") return CowCode{346};
  return required_state_named(name, place);
}

void take_cell(const std::string& text, const Place& place, StateYear key, Facts<int>& seen, Placemats& placemats) {
  const int placemat = ++seen[key];
  for (const PlacematRepair& repair : placemat_repairs(key)) {
    if (repair.placemat != placemat) continue;
    if (text != repair.keyed)
      throw input_error(place, '"' + text + '"', std::string("the cell \"") + repair.keyed + '"');
    if (!placemats.correction.empty()) placemats.correction += ", ";
    placemats.correction += "placemat " + std::to_string(placemat) + " reads " + text + ": " +
                            (repair.meant < 0 ? "set aside" : number_text(repair.meant));
    if (repair.meant >= 0) {
      placemats.counts.push_back(repair.meant);
    } else {
      placemats.set_aside.push_back(parse_number(text).value());
    }
    return;
  }
  const auto count = parse_integer(text);
  if (!count) throw input_error(place, '"' + text + '"', "a count, or an entry in the list of repairs");
  placemats.counts.push_back(static_cast<double>(*count));
}

}  // namespace

double Placemats::most() const { return *std::max_element(counts.begin(), counts.end()); }

bool Placemats::peak_set_aside() const {
  return std::any_of(set_aside.begin(), set_aside.end(), [&](double cell) { return cell > most(); });
}

Facts<Placemats> read_placemats(Sources& sources) {
  const Table table = sources.read("raw/nato_placemats.csv");
  const std::size_t year = table.column("year"), country = table.column("country"), total = table.column("count_total");
  Facts<Placemats> facts;
  Facts<int> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Place place = table.place(row, total);
    const StateYear key = state_year(state_on_placemat(table.text(row, country), table.place(row, country)),
                                     table.required_integer(row, year));
    take_cell(table.text(row, total), place, key, seen, facts[key]);
  }
  sources.audits.push_back(audit_of_list("NATO placemats (nato_placemats.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
