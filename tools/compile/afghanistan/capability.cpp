#include "tools/compile/afghanistan/capability.hpp"

#include "estimate/source/national_capabilities.hpp"

namespace entente::compile {

Facts<double> read_cinc(Sources& sources) {
  Facts<double> facts;
  for (const auto& [key, capabilities] : read_national_capabilities(sources.read("raw/cow_nmc_v6.csv")).facts) {
    if (in_scenario(key.year) && capabilities.cinc) facts[key] = *capabilities.cinc;
  }
  sources.audits.push_back(audit_of("CINC (cow_nmc_v6.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
