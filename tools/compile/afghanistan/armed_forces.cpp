#include "tools/compile/afghanistan/armed_forces.hpp"

#include "estimate/source/armed_forces_repairs.hpp"
#include "sim/core/error.hpp"

namespace entente::compile {
namespace {

ArmedForces repaired(const ArmedForcesRow& row) {
  const ArmedForcesRepair* repair = repair_of(row);
  if (repair == nullptr) return {*row.active, {}};
  const std::string keyed_as = repair->keyed_as.empty() ? "" : " (" + std::string(repair->keyed_as) + ")";
  return {repair->meant, "armed forces " + std::to_string(repair->meant) + " for " + std::to_string(repair->keyed) +
                             keyed_as + " as keyed"};
}

}  // namespace

Facts<ArmedForces> read_armed_forces(Sources& sources) {
  const Table table = sources.read("raw/iiss_troops.csv");
  Facts<ArmedForces> facts;
  std::vector<std::string> no_states, without_number;
  for (const ArmedForcesRow& row : entente::read_armed_forces(table)) {
    if (!in_scenario(row.year())) continue;
    if (!row.state) {
      no_states.push_back(row.state_name + ' ' + std::to_string(row.year().number()));
      continue;
    }
    const StateYear key{*row.state, row.year()};
    if (!row.active) {
      without_number.push_back(label(key));
    } else if (!facts.emplace(key, repaired(row)).second) {
      throw input_error({table.name(), row.line, 0, {}}, label(key) + " a second time", "one row a state and edition");
    }
  }
  MergeAudit audit = audit_of("armed forces (iiss_troops.csv)", sources, facts);
  for (const std::string& name : no_states) audit.set_aside("in the source, no states", name);
  for (const std::string& name : without_number) audit.set_aside("in the source without a number", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
