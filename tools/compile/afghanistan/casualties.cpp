#include "tools/compile/afghanistan/casualties.hpp"

#include "estimate/source/casualties.hpp"

namespace entente::compile {

Facts<long long> read_casualties(Sources& sources) {
  const Casualties casualties = entente::read_casualties(sources.read("raw/afghan_casualties.csv"));
  Facts<long long> facts;
  MergeAudit audit("deaths (afghan_casualties.csv)");
  for (const StateYear key : sources.members) facts[key] = 0;
  for (const auto& [key, deaths] : casualties.deaths) {
    if (!in_scenario(key.year)) continue;
    audit.right_row(label(key));
    if (facts.count(key)) audit.left_row(label(key));
    facts[key] = deaths;
  }
  for (const auto& [year, deaths] : casualties.unattributed) {
    if (!in_scenario(year) || deaths == 0) continue;
    audit.set_aside("deaths of no named state", std::to_string(year.number()) + ": " + std::to_string(deaths));
  }
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
