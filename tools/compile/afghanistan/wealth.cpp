#include "tools/compile/afghanistan/wealth.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <optional>
#include <set>

namespace entente::compile {

Facts<Wealth> read_wealth(Sources& sources) {
  const Table table = sources.read("raw/gdp_estimates_log.csv");
  const std::size_t code = table.column("ccode"), year = table.column("year"), gdp = table.column("wbgdp2011est"),
                    population = table.column("wbpopest"), per_head = table.column("wbgdppc2011est");
  Facts<Wealth> facts;
  std::set<std::string> no_states;
  // Serbia and Montenegro (345 in both lists) ends in 2006 and Serbia (340) is estimated for earlier years too, so a
  // state's own number goes before the number that it takes over.
  for (const bool own_number : {true, false}) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const long long in_year = table.required_integer(row, year);
      if (!in_scenario(in_year)) continue;
      const long long number = table.required_integer(row, code);
      const Year when{static_cast<std::uint16_t>(in_year)};
      const auto state = state_of_gleditsch_ward(static_cast<std::uint16_t>(number), when);
      if (!state) {
        no_states.insert("number " + std::to_string(number));
        continue;
      }
      if ((state->number() == number) != own_number) continue;
      const Wealth wealth{std::exp(table.required_number(row, gdp)), std::exp(table.required_number(row, per_head)),
                          std::exp(table.required_number(row, population))};
      facts.emplace(StateYear{*state, when}, wealth);
    }
  }
  MergeAudit audit = audit_of("GDP in 2011 dollars (gdp_estimates_log.csv)", sources, facts);
  for (const std::string& name : no_states) audit.set_aside("in the source, no members of the COW state system", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

Facts<double> read_current_gdp(Sources& sources) {
  const Table table = sources.read("raw/gdp.csv");
  const std::size_t name = table.column("Country Name"), iso = table.column("Country Code");
  Facts<double> facts;
  std::vector<std::string> no_states;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto state = cow_code_of(table.text(row, iso));
    if (!state) {
      no_states.push_back(table.text(row, name));
      continue;
    }
    for (long long year = first_year.number(); year <= last_year.number(); ++year) {
      if (const auto gdp = table.number(row, table.column(std::to_string(year))))
        facts[state_year(*state, year)] = *gdp;
    }
  }
  MergeAudit audit = audit_of("GDP in current dollars (gdp.csv)", sources, facts);
  for (const std::string& aggregate : no_states) audit.set_aside("in the source, no states", aggregate);
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
