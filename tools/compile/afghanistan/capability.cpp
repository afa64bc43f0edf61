#include "tools/compile/afghanistan/capability.hpp"

namespace entente::compile {

Facts<double> read_cinc(Sources& sources) {
  const Table table = sources.read("raw/cow_nmc_v6.csv");
  const std::size_t code = table.column("ccode"), year = table.column("year"), cinc = table.column("cinc");
  Facts<double> facts;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long in_year = table.required_integer(row, year);
    if (!in_scenario(in_year)) continue;
    if (const auto share = table.number(row, cinc))
      facts[state_year(table.required_integer(row, code), in_year)] = *share;
  }
  sources.audits.push_back(audit_of("CINC (cow_nmc_v6.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
