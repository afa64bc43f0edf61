#include "tools/compile/afghanistan/wealth.hpp"

#include "estimate/source/gdp_estimates.hpp"
#include "estimate/source/world_bank.hpp"
#include "estimate/table/crosswalk.hpp"

#include <cmath>

namespace entente::compile {

Facts<Wealth> read_wealth(Sources& sources) {
  const std::vector<GdpEstimateRow> rows = read_gdp_estimates(sources.read("raw/gdp_estimates_log.csv"));
  Facts<Wealth> facts;
  for (const auto& [key, estimate] : by_cow_code(rows).facts) {
    if (!in_scenario(key.year)) continue;
    facts[key] = {std::exp(estimate.log_gdp), std::exp(estimate.log_gdp_per_head), std::exp(estimate.log_population)};
  }
  MergeAudit audit = audit_of("GDP in 2011 dollars (gdp_estimates_log.csv)", sources, facts);
  for (const std::uint16_t number : without_cow_code(rows, first_year, last_year)) {
    audit.set_aside("in the source, no members of the COW state system", "number " + std::to_string(number));
  }
  sources.audits.push_back(std::move(audit));
  return facts;
}

Facts<double> read_current_gdp(Sources& sources) {
  const WorldBankTable table = read_world_bank(sources.read("raw/gdp.csv", Encoding::latin1));
  const Facts<double> facts = in_scenario(by_iso_code(table).facts);
  MergeAudit audit = audit_of("GDP in current dollars (gdp.csv)", sources, facts);
  for (const WorldBankRow& row : table.rows) {
    if (!cow_code_of(row.code)) audit.set_aside("in the source, no states", row.name);
  }
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
