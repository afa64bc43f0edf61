#include "tools/compile/afghanistan/politics.hpp"

#include "estimate/source/democracy.hpp"
#include "estimate/source/ideal_points.hpp"
#include "sim/core/error.hpp"

#include <cmath>

namespace entente::compile {

Facts<bool> read_democracy(Sources& sources, const Facts<PublishedRow>& panel) {
  Facts<bool> facts;
  for (const auto& [key, row] : panel) {
    if (row.democracy) facts[key] = *row.democracy;
  }
  std::vector<std::string> from_polity2;
  for (const auto& [key, scores] : entente::read_democracy(sources.read("raw/democracy.csv")).facts) {
    if (!in_scenario(key.year) || !scores.polity2) continue;
    if (facts.emplace(key, *scores.polity2 >= 6).second) from_polity2.push_back(label(key));
  }
  MergeAudit audit = audit_of("democracy (isaf_panel.csv, else democracy.csv)", sources, facts);
  for (const std::string& name : from_polity2) audit.set_aside("by polity2, the panel having no score", name);
  sources.audits.push_back(std::move(audit));
  return facts;
}

PreferenceTable read_preferences(Sources& sources) {
  const auto votes = read_ideal_points(sources.read("raw/un_idealpoints.csv")).facts;
  const auto span = span_of_ideal_points(votes, first_year, last_year);
  if (!span) throw input_error({"raw/un_idealpoints.csv", 0, 0, {}}, "no ideal point in the scenario's years");
  PreferenceTable preferences;
  preferences.lowest = span->lowest;
  preferences.highest = span->highest;
  const auto scaled = [&](double ideal_point) {
    return (ideal_point - preferences.lowest) / (preferences.highest - preferences.lowest);
  };
  for (const auto& [key, vote] : votes) {
    if (!in_scenario(key.year) || !vote.ideal_point || !vote.agreement_with_the_us) continue;
    const double of_leader = scaled(votes.at({leader, key.year}).ideal_point.value());
    preferences.facts[key] = {*vote.agreement_with_the_us, 1 - std::abs(scaled(*vote.ideal_point) - of_leader)};
  }
  sources.audits.push_back(audit_of("UN votes (un_idealpoints.csv)", sources, preferences.facts));
  return preferences;
}

}  // namespace entente::compile
