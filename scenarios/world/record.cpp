#include "scenarios/world/record.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/ties.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

void check_focus(const Scenario& scenario, const StateFacts& facts) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < scenario.focus.size(); ++i) {
    if (facts.layout.has(scenario.focus[i])) continue;
    problems.push_back({scenario.focus_places[i],
                        iso3(scenario.focus[i]) + " has no row in " + scenario.states.shown,
                        "a state of that table",
                        {}});
  }
  throw_if_any(std::move(problems));
}

// Each once, in the order of the wars that they lead.
std::vector<CowCode> leaders_in_order(const Scenario& scenario) {
  std::vector<CowCode> leaders;
  for (const WarPlan& war : scenario.wars) {
    if (std::find(leaders.begin(), leaders.end(), war.leader) == leaders.end()) leaders.push_back(war.leader);
  }
  return leaders;
}

}  // namespace

bool reads_capability(const Scenario& scenario) {
  const auto budgeted = [](const LeaderRule& rule) { return rule.rule == Reward::budgeted; };
  const auto& wars = scenario.wars;
  const auto& others = scenario.counterfactuals;
  return budgeted(scenario.leader_rule) ||
         std::any_of(wars.begin(), wars.end(),
                     [](const WarPlan& war) { return war.request.on && war.request.capability != 0; }) ||
         std::any_of(others.begin(), others.end(), [&](const Counterfactual& other) {
           return other.kind == Counterfactual::Kind::rule && budgeted(other.rule);
         });
}

Record read_record(const Scenario& scenario, std::vector<std::string> terms) {
  Record record{.facts = read_state_facts(scenario)};
  std::vector<ObservedRecord> observed = read_observed(scenario, record.facts);
  record.ties = read_ties(scenario, record.facts);
  const std::vector<CowCode> leaders = leaders_in_order(scenario);
  for (const CowCode leader : leaders) record.leaders.push_back(read_leader_facts(scenario, record.facts, leader));
  if (scenario.withdrawal.kind != WithdrawalPlan::Kind::off) {
    record.democracy = {.values = democracies(record.facts), .column = "democracy", .place = {}};
  }
  if (reads_capability(scenario)) {
    record.capability = {.values = record.facts.column("cinc", 0, 1), .column = "cinc", .place = {}};
  }
  record.terms = std::move(terms);
  for (std::size_t war = 0; war < scenario.wars.size(); ++war) {
    record.wars.push_back(read_war_facts(scenario, record.facts, war, std::move(observed[war]), record.terms));
    const auto leader = std::find(leaders.begin(), leaders.end(), scenario.wars[war].leader);
    record.wars.back().leader = static_cast<std::size_t>(leader - leaders.begin());
  }
  check_focus(scenario, record.facts);
  for (const LeaderFacts& leader : record.leaders) {
    check_allies(record.facts, leader);
    check_leader_ties(scenario, record.facts, record.ties, leader);
  }
  return record;
}

std::vector<NeededFact> Record::needed(std::size_t war) const {
  const LeaderFacts& leader = leader_of(wars[war]);
  std::vector<NeededFact> facts_needed;
  const auto need = [&](const Fact& fact) {
    if (!fact.values.empty()) facts_needed.push_back({.fact = &fact});
  };
  for (const Fact* fact : {&leader.depth, &leader.alignment, &wars[war].distance_km, &leader.ally, &democracy,
                           &capability, &wars[war].private_stake}) {
    need(*fact);
  }
  for (const Fact& term : wars[war].terms) need(term);
  return facts_needed;
}

std::vector<std::string> notes_on_selected_years(const Record& record, const WarFacts& war,
                                                 const std::vector<std::size_t>& acting) {
  const StateYears& layout = record.facts.layout;
  std::vector<std::size_t> could(layout.years), recorded(layout.years);
  for (const std::size_t cell : acting) {
    ++could[cell / layout.states.size()];
    if (!std::isnan(war.observed.share[cell])) ++recorded[cell / layout.states.size()];
  }
  std::vector<std::string> notes;
  for (std::size_t year = 0; year < could.size(); ++year) {
    if (recorded[year] == 0 || 2 * recorded[year] >= could[year]) continue;
    notes.push_back("In " + std::to_string(layout.first_year.number() + year) + " the record holds " +
                    std::to_string(recorded[year]) + " of the " + std::to_string(could[year]) +
                    " states that could contribute: a selection.");
  }
  return notes;
}

std::vector<std::string> notes_on_uninvited(const WarPlan& plan, const Record& record, const WarFacts& war) {
  if (!plan.invited) return {};
  std::string who;
  std::size_t count = 0;
  for (std::size_t cell = 0; cell < record.facts.layout.cells(); ++cell) {
    const Year year = record.facts.layout.year_of(cell);
    const bool at_war = plan.first_year <= year && year <= plan.last_year;
    if (!at_war || war.can_act[cell] || !record.facts.can_contribute[cell]) continue;
    if (!(war.observed.share[cell] > 0)) continue;
    who += (count++ == 0 ? "" : ", ") + record.facts.who(cell);
  }
  if (count == 0) return {};
  return {"The record has troops of " + std::to_string(count) +
          " state-years that are not invited, and which are neither fitted to nor compared with: " + who + "."};
}

}  // namespace entente
