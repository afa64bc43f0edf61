#include "tools/compile/afghanistan/politics.hpp"

#include <algorithm>
#include <cmath>

namespace entente::compile {

Facts<bool> read_democracy(Sources& sources, const Facts<PublishedRow>& panel) {
  const Table table = sources.read("raw/democracy.csv");
  const std::size_t code = table.column("ccode"), year = table.column("year"), polity = table.column("polity2");
  Facts<bool> facts;
  for (const auto& [key, row] : panel) {
    if (row.democracy) facts[key] = *row.democracy;
  }
  std::vector<std::string> from_polity2;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long in_year = table.required_integer(row, year);
    const auto polity2 = table.integer(row, polity);
    if (!in_scenario(in_year) || !polity2) continue;
    const StateYear key = state_year(table.required_integer(row, code), in_year);
    if (facts.emplace(key, *polity2 >= 6).second) from_polity2.push_back(label(key));
  }
  MergeAudit audit = audit_of("democracy (isaf_panel.csv, else democracy.csv)", sources, facts);
  for (const std::string& name : from_polity2) audit.set_aside("by polity2, the panel having no score", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

PreferenceTable read_preferences(Sources& sources) {
  const Table table = sources.read("raw/un_idealpoints.csv");
  const std::size_t code = table.column("ccode"), year = table.column("year"), point = table.column("idealpoint"),
                    agreement = table.column("pctagreeus");
  struct Votes {
    double ideal_point;
    double agreement;
  };
  Facts<Votes> votes;
  PreferenceTable preferences;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto in_year = table.integer(row, year);
    if (!in_year || !in_scenario(*in_year)) continue;
    const double ideal_point = table.required_number(row, point);
    if (votes.empty()) preferences.lowest = preferences.highest = ideal_point;
    preferences.lowest = std::min(preferences.lowest, ideal_point);
    preferences.highest = std::max(preferences.highest, ideal_point);
    votes[state_year(table.required_integer(row, code), *in_year)] = {ideal_point,
                                                                      table.required_number(row, agreement)};
  }
  const auto scaled = [&](double ideal_point) {
    return (ideal_point - preferences.lowest) / (preferences.highest - preferences.lowest);
  };
  for (const auto& [key, vote] : votes) {
    const double of_leader = scaled(votes.at({leader, key.year}).ideal_point);
    preferences.facts[key] = {vote.agreement, 1 - std::abs(scaled(vote.ideal_point) - of_leader)};
  }
  sources.audits.push_back(audit_of("UN votes (un_idealpoints.csv)", sources, preferences.facts));
  return preferences;
}

}  // namespace entente::compile
