#pragma once

#include "estimate/table/csv.hpp"
#include "estimate/table/merge_audit.hpp"
#include "tools/compile/afghanistan/state_year.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::compile {

/// Where the source tables lie, and what their merges did.
struct Sources {
  std::string folder;              ///< has isaf_panel.csv, raw/ and scores/
  std::vector<StateYear> members;  ///< every state-year of the scenario, by state and year
  std::vector<MergeAudit> audits;  ///< one a merge, in the order they were made

  Table read(const std::string& path) const;
};

/// A count as a source has it: digits, with or without thousands separators ("9,000"). Nothing for an empty field or a
/// word; the separators are what the published panel lost.
std::optional<long long> count_of(const std::string& text);

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

/// The fact of a state-year, or nothing.
template <class Fact>
std::optional<Fact> find(const Facts<Fact>& facts, StateYear key) {
  const auto found = facts.find(key);
  if (found == facts.end()) return std::nullopt;
  return found->second;
}

}  // namespace entente::compile
