#include "tools/compile/afghanistan/compile.hpp"

#include "sim/core/number_text.hpp"
#include "tools/compile/afghanistan/death_rates.hpp"
#include "tools/compile/afghanistan/members.hpp"
#include "tools/compile/afghanistan/observed_table.hpp"
#include "tools/compile/afghanistan/states_table.hpp"
#include "tools/compile/afghanistan/ties_table.hpp"

namespace entente::compile {
namespace {

std::string contributors_audit(const Sources& sources, const StateFacts& facts) {
  std::map<std::string, std::vector<std::string>> by_reason;
  std::size_t able = 0;
  for (const StateYear key : sources.members) {
    const std::string reason = reason_not_to_contribute(facts, key);
    if (reason.empty()) {
      ++able;
    } else {
      by_reason[reason].push_back(label(key));
    }
  }
  std::string text = "state-years that can contribute: " + std::to_string(able) + " of " +
                     std::to_string(sources.members.size()) + "\n";
  for (const auto& [reason, keys] : by_reason) {
    text += "  " + reason + " (" + std::to_string(keys.size()) + "): " + grouped_years(keys) + "\n";
  }
  return text;
}

std::string corrections_audit(const Facts<Record>& corrected, const Facts<PublishedRow>& published) {
  std::string text = "corrections and doubts of the record\n";
  for (const auto& [key, record] : corrected) {
    const auto before = find(published, key);
    if (record.correction.empty() || record.correction.rfind("missing: on no placemat", 0) == 0) continue;
    text += "  " + label(key) + ": " + (before && before->troops ? number_text(*before->troops) : "-") + " -> " +
            (record.troops ? number_text(*record.troops) : "-") + ", " + record.correction + "\n";
  }
  return text;
}

}  // namespace

CompiledTables compile_afghanistan(const std::string& folder) {
  Sources sources{folder, {}, {}};
  sources.members = read_members(sources);
  const StateFacts facts = read_state_facts(sources);
  const Facts<Record> corrected = corrected_record(sources, facts, read_outcomes(sources));
  const std::vector<TieSpell> ties = read_ties(sources, facts.leader_ties);

  CompiledTables compiled;
  compiled.files = {{"states.csv", states_table(sources, facts)},
                    {"ties.csv", ties_table(ties)},
                    {"observed.csv", observed_table(sources, facts, corrected)}};
  for (const MergeAudit& audit : sources.audits) compiled.audit += audit.report();
  compiled.audit += "ideal points are scaled by their range " + number_text(facts.preferences.lowest) + " to " +
                    number_text(facts.preferences.highest) + "\n";
  compiled.audit += contributors_audit(sources, facts);
  compiled.audit += corrections_audit(corrected, facts.published);
  compiled.audit += report(death_rates(facts, corrected));
  return compiled;
}

}  // namespace entente::compile
