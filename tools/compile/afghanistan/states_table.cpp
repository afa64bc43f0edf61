#include "tools/compile/afghanistan/states_table.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/afghanistan/capability.hpp"
#include "tools/compile/afghanistan/casualties.hpp"
#include "tools/compile/afghanistan/distance.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/depth.hpp"

#include <cmath>

namespace entente::compile {
namespace {

void add_reason(std::string& reasons, const std::string& reason) { reasons += (reasons.empty() ? "" : "; ") + reason; }

std::string whole(std::optional<double> number) {
  return number ? std::to_string(std::llround(*number)) : std::string();
}

// The distance of the published panel, which stands still after 2008, carried from its latest year.
std::optional<double> published_distance(const StateFacts& facts, StateYear key) {
  const auto row = find(facts.published, key);
  return row ? row->distance : std::nullopt;
}

std::vector<std::string> row_of(const StateFacts& facts, StateYear key) {
  const auto forces = find(facts.armed_forces, key);
  const auto wealth = find(facts.wealth, key);
  const auto current_gdp = find(facts.current_gdp, key);
  const auto democracy = find(facts.democracy, key);
  const auto preferences = find(facts.preferences.facts, key);
  const auto tie = find(facts.leader_ties, key);
  const auto capital = find(facts.capital, key);
  const bool is_leader = key.state == leader;

  using Number = std::optional<double>;
  const auto per_head_current = current_gdp && wealth ? Number(*current_gdp / wealth->population) : std::nullopt;
  const std::string reason = reason_not_to_contribute(facts, key);
  return {std::to_string(key.year.number()),
          std::to_string(key.state.number()),
          iso3(key.state),
          state_name(key.state),
          reason.empty() ? "1" : "0",
          reason,
          forces ? std::to_string(forces->people) : "",
          text_of(find(facts.cinc, key)),
          text_of(wealth ? Number(wealth->gdp) : std::nullopt, 6),
          text_of(wealth ? Number(wealth->gdp_per_head) : std::nullopt, 6),
          text_of(current_gdp),
          text_of(per_head_current, 6),
          democracy ? (*democracy ? "1" : "0") : "",
          text_of(preferences ? Number(preferences->un_agreement) : std::nullopt),
          text_of(preferences ? Number(preferences->alignment) : std::nullopt),
          whole(find(facts.distance, key)),
          is_leader ? "" : (tie ? "1" : "0"),
          is_leader ? "" : text_of(tie ? depth_as_published(tie->score) : 0.0),
          is_leader ? "" : text_of(tie ? depth_oriented(tie->score) : 0.0),
          std::to_string(facts.casualties.at(key)),
          text_of(published_distance(facts, key)),
          text_of(capital ? Number(capital->latitude) : std::nullopt),
          text_of(capital ? Number(capital->longitude) : std::nullopt)};
}

}  // namespace

StateFacts read_state_facts(Sources& sources) {
  StateFacts facts;
  facts.published = read_panel(sources);
  facts.armed_forces = read_armed_forces(sources);
  facts.cinc = read_cinc(sources);
  facts.wealth = read_wealth(sources);
  facts.current_gdp = read_current_gdp(sources);
  facts.democracy = read_democracy(sources, facts.published);
  facts.preferences = read_preferences(sources);
  facts.distance = read_distance(sources);
  facts.capital = read_capital_points(sources);
  facts.leader_ties = read_leader_ties(sources);
  facts.casualties = read_casualties(sources);
  return facts;
}

std::string reason_not_to_contribute(const StateFacts& facts, StateYear key) {
  if (key.state == leader) return "coalition leader";
  if (key.state == theatre) return "theatre of the war";
  const auto forces = find(facts.armed_forces, key);
  std::string reasons;
  if (!forces) add_reason(reasons, "armed forces unknown");
  if (forces && forces->people == 0) add_reason(reasons, "no armed forces");
  if (!find(facts.cinc, key)) add_reason(reasons, "no CINC score");
  if (!find(facts.wealth, key)) add_reason(reasons, "no GDP estimate");
  if (!find(facts.democracy, key)) add_reason(reasons, "no Polity score");
  if (!find(facts.preferences.facts, key)) add_reason(reasons, "no UN ideal point");
  if (!find(facts.distance, key)) add_reason(reasons, "no capital on record");
  return reasons;
}

std::string states_table(const Sources& sources, const StateFacts& facts) {
  std::string text = csv_line({"year",
                               "cow",
                               "iso3",
                               "state",
                               "can_contribute",
                               "reason",
                               "armed_forces",
                               "cinc",
                               "gdp",
                               "gdp_per_head",
                               "gdp_current",
                               "gdp_per_head_current",
                               "democracy",
                               "un_agreement",
                               "alignment",
                               "distance_km",
                               "ally",
                               "depth_as_published",
                               "depth_oriented",
                               "casualties",
                               "distance_as_published",
                               "capital_latitude",
                               "capital_longitude"});
  for (const StateYear key : sources.members) text += csv_line(row_of(facts, key));
  return text;
}

}  // namespace entente::compile
