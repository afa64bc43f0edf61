#include "tools/compile/afghanistan/casualties.hpp"

#include "estimate/table/crosswalk.hpp"

#include <set>

namespace entente::compile {
namespace {

bool is_state_column(const std::string& name) { return name != "Year" && name != "Total" && name != "NATO"; }

}  // namespace

Facts<long long> read_casualties(Sources& sources) {
  const Table table = sources.read("raw/afghan_casualties.csv");
  const std::size_t year = table.column("Year");
  Facts<long long> facts;
  MergeAudit audit("deaths (afghan_casualties.csv)");
  for (const StateYear key : sources.members) facts[key] = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long in_year = table.required_integer(row, year);
    if (!in_scenario(in_year)) continue;
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      const std::string& name = table.columns()[column];
      if (!is_state_column(name)) continue;
      const StateYear key = state_year(required_state_named(name, table.place(row, column)), in_year);
      audit.right_row(label(key));
      if (facts.count(key)) audit.left_row(label(key));
      facts[key] = table.required_integer(row, column);
    }
    const long long unattributed = table.required_integer(row, table.column("NATO"));
    if (unattributed > 0) {
      audit.set_aside("deaths of no named state", std::to_string(in_year) + ": " + std::to_string(unattributed));
    }
  }
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
