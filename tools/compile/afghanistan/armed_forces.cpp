#include "tools/compile/afghanistan/armed_forces.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"

namespace entente::compile {
namespace {

struct Repair {
  StateYear key;
  long long keyed;
  long long meant;
  const char* correction;
};

constexpr Repair repairs[] = {
    // 352,771 in the next edition; one digit too many.
    {{CowCode{220}, Year{2008}}, 3521771, 352771, "armed forces 352771 for 3521771 as keyed"},
    // Neither state has armed forces; other editions have these numbers in the column of paramilitary forces.
    {{CowCode{94}, Year{2010}}, 9800, 0, "armed forces 0 for 9800 (paramilitary) as keyed"},
    {{CowCode{94}, Year{2013}}, 9800, 0, "armed forces 0 for 9800 (paramilitary) as keyed"},
    {{CowCode{95}, Year{2010}}, 12000, 0, "armed forces 0 for 12000 (paramilitary) as keyed"},
    {{CowCode{95}, Year{2014}}, 12000, 0, "armed forces 0 for 12000 (paramilitary) as keyed"},
};

bool is_no_state(const std::string& name) {
  for (const char* entity : {"Palestinian Autonomous Areas of Gaza and Jericho", "Palestinian Territories",
                             "Turkish Republic of Northern Cyprus", "Republika Sepska Armed Forces",
                             "Federation of Bosnia and Herzegovina"}) {
    if (name == entity) return true;
  }
  return false;
}

}  // namespace

Facts<ArmedForces> read_armed_forces(Sources& sources) {
  const Table table = sources.read("raw/iiss_troops.csv");
  const std::size_t edition = table.column("year"), country = table.column("country"),
                    active = table.column("troops_active");
  Facts<ArmedForces> facts;
  std::vector<std::string> no_states, without_number;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto published = table.integer(row, edition);
    if (!published || !in_scenario(*published - 1)) continue;
    const std::string name = table.text(row, country) + ' ' + std::to_string(*published - 1);
    if (is_no_state(table.text(row, country))) {
      no_states.push_back(name);
      continue;
    }
    const StateYear key =
        state_year(required_state_named(table.text(row, country), table.place(row, country)), *published - 1);
    const auto people = count_of(table.text(row, active));
    if (!people) {
      without_number.push_back(label(key));
      continue;
    }
    ArmedForces forces{*people, {}};
    for (const Repair& repair : repairs) {
      if (repair.key == key && repair.keyed == *people) forces = {repair.meant, repair.correction};
    }
    if (!facts.emplace(key, forces).second) {
      throw input_error(table.place(row, country), label(key) + " a second time", "one row a state and edition");
    }
  }
  MergeAudit audit = audit_of("armed forces (iiss_troops.csv)", sources, facts);
  for (const std::string& name : no_states) audit.set_aside("in the source, no states", name);
  for (const std::string& name : without_number) audit.set_aside("in the source without a number", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
