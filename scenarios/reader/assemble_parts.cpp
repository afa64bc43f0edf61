#include "scenarios/reader/assemble_parts.hpp"

#include "scenarios/reader/declarations.hpp"

#include <algorithm>

namespace entente {
namespace {

using NumbersByYear = std::map<int, NumberAt>;

RequestRule request_rule(const Values& values, const std::string& at) {
  RequestRule rule;
  rule.on = values.get<std::string>(at, {}) == "on";
  rule.intercept = values.get(at + ".intercept", rule.intercept);
  rule.tie = values.get(at + ".tie", rule.tie);
  rule.capability = values.get(at + ".capability", rule.capability);
  return rule;
}

WarPlan war_plan(const Values& values, const std::string& at) {
  const auto years = values.get<YearSpan>(at + "years", {});
  WarPlan war;
  war.place = values.place(at + "id");
  war.id = WarId(static_cast<std::uint16_t>(values.get(at + "id", 0LL)));
  war.name = values.get<std::string>(at + "name", {});
  war.theatre = values.get(at + "theatre", CowCode{});
  if (const auto* point = values.find<Coordinates>(at + "coordinates")) {
    war.coordinates = GeographicPoint{point->latitude, point->longitude};
  }
  war.leader = values.get(at + "leader", CowCode{});
  war.first_year = year_of(years.first);
  war.last_year = year_of(years.last);
  // Checked before: one number for each year of the war, and the map is in the order of the years.
  for (const auto& [number, deaths] : values.get<NumbersByYear>(at + "deaths_per_1000", {})) {
    war.deaths_per_1000.push_back(deaths.number);
  }
  war.casualty_size = values.get(at + "casualty_size", war.casualty_size);
  if (const auto* invited = values.find<std::vector<StateAt>>(at + "invited")) {
    war.invited.emplace();
    for (const StateAt& state : *invited) {
      war.invited->push_back(state.state);
      war.invited_places.push_back(state.place);
    }
  }
  war.request = request_rule(values, at + "request");
  return war;
}

double as_double(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
  if (const auto* whole = std::get_if<long long>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

void set_facts(const Values& values, const std::string& at, Counterfactual& counterfactual) {
  counterfactual.state = values.get(at + "state", CowCode{});
  counterfactual.with = values.get(at + "with", CowCode{});
  counterfactual.fact_places["state"] = values.place(at + "state");
  if (values.has(at + "with")) counterfactual.fact_places["with"] = values.place(at + "with");
  for (const std::string& name : keys_below("counterfactuals[].set")) {
    if (name == "state" || name == "with" || !values.has(at + name)) continue;
    counterfactual.facts[name] = as_double(values.value(at + name));
    counterfactual.fact_places[name] = values.place(at + name);
  }
}

Counterfactual counterfactual(const Values& values, const std::string& at, const LeaderRule& base) {
  Counterfactual result;
  result.name = values.get<std::string>(at + "name", {});
  result.place = values.place(at + "name");
  const YearSpan run = values.get<YearSpan>("years", {});
  result.from = year_of(values.get(at + "from", run.first));
  if (values.has(at + "set")) {
    set_facts(values, at + "set.", result);
  } else if (values.has(at + "rule")) {
    result.kind = Counterfactual::Kind::rule;
    result.rule = leader_rule(values, at + "rule.", base);
  } else {
    result.kind = Counterfactual::Kind::drop_war;
    result.drop_war = WarId(static_cast<std::uint16_t>(values.get(at + "drop_war", 0LL)));
  }
  return result;
}

}  // namespace

std::string item_path(const std::string& list, std::size_t item) { return list + "[" + std::to_string(item) + "]."; }

std::size_t items_of(const Values& values, const std::string& list) {
  return static_cast<std::size_t>(values.get(list, 0LL));
}

YearSpan years_of_wars(const Values& values) {
  YearSpan all{};
  for (std::size_t war = 1; war <= items_of(values, "wars"); ++war) {
    const YearSpan* years = values.find<YearSpan>(item_path("wars", war) + "years");
    if (!years) continue;
    const bool first = all.last == 0;
    all = {first ? years->first : std::min(all.first, years->first), std::max(all.last, years->last)};
  }
  return all;
}

std::vector<WarPlan> war_plans(const Values& values) {
  std::vector<WarPlan> wars;
  for (std::size_t war = 1; war <= items_of(values, "wars"); ++war) {
    wars.push_back(war_plan(values, item_path("wars", war)));
  }
  return wars;
}

LeaderRule leader_rule(const Values& values, const std::string& at, const LeaderRule& base) {
  LeaderRule rule = base;
  rule.rule = choice(values, at + "rule", all_rewards, base.rule);
  rule.decide = choice(values, at + "decide", all_decisions, base.decide);
  rule.room = choice(values, at + "room", all_rooms, base.room);
  rule.generosity = values.get(at + "generosity", base.generosity);
  rule.budget = values.get(at + "budget", base.budget);
  rule.memory = values.get(at + "memory", base.memory);
  rule.souring = values.get(at + "souring", base.souring);
  rule.drift = values.get(at + "drift", base.drift);
  rule.standing_limit = values.get(at + "standing_limit", base.standing_limit);
  return rule;
}

std::vector<Counterfactual> counterfactuals(const Values& values, const LeaderRule& base) {
  std::vector<Counterfactual> all;
  for (std::size_t item = 1; item <= items_of(values, "counterfactuals"); ++item) {
    all.push_back(counterfactual(values, item_path("counterfactuals", item), base));
  }
  return all;
}

}  // namespace entente
