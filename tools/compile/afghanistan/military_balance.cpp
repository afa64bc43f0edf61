#include "tools/compile/afghanistan/military_balance.hpp"

#include "estimate/source/deployments.hpp"

namespace entente::compile {
namespace {

// "OEF - HOA" also has rows for the Horn of Africa and the Gulf in the edition of 2004. The edition of 2008 writes
// "Afg" and leaves UNAMA's location out.
bool is_in_region(const std::string& location) {
  for (const char* place : {"Afghanistan", "Afg", "", "Pakistan", "Tajikistan", "Uzbekistan", "Kyrgyzstan", "Kgz"}) {
    if (location == place) return true;
  }
  return false;
}

bool is_counted(const std::string& operation) {
  return operation == "ISAF" || operation == "UNAMA" || operation == "OEF - HOA";
}

}  // namespace

Facts<TroopsInRegion> read_troops_in_region(Sources& sources) {
  Facts<TroopsInRegion> facts;
  std::vector<std::string> without_number;
  for (const Deployment& row : read_deployments(sources.read("raw/iiss_deployment.csv"))) {
    const bool concerned = in_scenario(row.year()) && is_counted(row.operation) && is_in_region(row.location);
    if (!concerned || !row.state) continue;
    const StateYear key{*row.state, row.year()};
    TroopsInRegion& in_region = facts[key];
    if (row.count) {
      in_region.troops += *row.count;
      in_region.separator = in_region.separator || row.separator;
    } else if (row.operation != "UNAMA") {
      // UNAMA's blanks are one to four military observers, counted in a column of their own, which the panel leaves
      // out.
      in_region.unknown = true;
      without_number.push_back(label(key));
    }
  }
  MergeAudit audit = audit_of_list("deployments (iiss_deployment.csv)", sources, facts);
  for (const std::string& name : without_number) audit.set_aside("in the source without a number", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
