#pragma once

#include "estimate/source/source_file.hpp"
#include "estimate/source/state_year.hpp"
#include "estimate/table/merge_audit.hpp"
#include "tools/compile/afghanistan/scope.hpp"

#include <string>
#include <vector>

namespace entente::compile {

/// Where the source tables lie, and what their merges did.
struct Sources {
  std::string folder;              ///< has isaf_panel.csv, raw/ and scores/
  std::vector<StateYear> members;  ///< every state-year of the scenario, by state and year
  std::vector<MergeAudit> audits;  ///< one a merge, in the order they were made

  Table read(const std::string& path, Encoding encoding = Encoding::utf8) const;
};

/// The facts of the scenario's years.
template <class Fact>
Facts<Fact> in_scenario(Facts<Fact> facts) {
  std::erase_if(facts, [](const auto& fact) { return !in_scenario(fact.first.year); });
  return facts;
}

/// Compares the state-years of a fact with those of the scenario.
template <class Fact>
MergeAudit audit_of(const std::string& merge, const Sources& sources, const Facts<Fact>& facts) {
  MergeAudit audit(merge);
  for (const StateYear key : sources.members) audit.left_row(label(key));
  for (const auto& [key, fact] : facts) audit.right_row(label(key));
  return audit;
}

/// The same for a source that lists only the states concerned, so that one not in it is no loss.
template <class Fact>
MergeAudit audit_of_list(const std::string& merge, const Sources& sources, const Facts<Fact>& facts) {
  MergeAudit audit(merge);
  for (const StateYear key : sources.members) {
    if (facts.count(key)) audit.left_row(label(key));
  }
  for (const auto& [key, fact] : facts) audit.right_row(label(key));
  return audit;
}

}  // namespace entente::compile
