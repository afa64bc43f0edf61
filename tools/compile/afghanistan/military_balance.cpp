#include "tools/compile/afghanistan/military_balance.hpp"

#include "estimate/table/crosswalk.hpp"

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

Facts<Deployment> read_deployments(Sources& sources) {
  const Table table = sources.read("raw/iiss_deployment.csv");
  const std::size_t edition = table.column("year"), operation = table.column("operational_org"),
                    location = table.column("location"), country = table.column("country"),
                    total = table.column("count_total");
  Facts<Deployment> facts;
  std::vector<std::string> without_number;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& org = table.text(row, operation);
    const long long year = table.required_integer(row, edition) - 1;
    if (!in_scenario(year) || !is_counted(org) || !is_in_region(table.text(row, location))) continue;
    const StateYear key = state_year(required_state_named(table.text(row, country), table.place(row, country)), year);
    const std::string& text = table.text(row, total);
    Deployment& deployment = facts[key];
    if (const auto count = count_of(text)) {
      deployment.troops += *count;
      deployment.separator = deployment.separator || text.find(',') != std::string::npos;
    } else if (org != "UNAMA") {
      // UNAMA's blanks are one to four military observers, counted in a column of their own, which the panel leaves
      // out.
      deployment.unknown = true;
      without_number.push_back(label(key));
    }
  }
  MergeAudit audit = audit_of_list("deployments (iiss_deployment.csv)", sources, facts);
  for (const std::string& name : without_number) audit.set_aside("in the source without a number", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

}  // namespace entente::compile
