#include "scenarios/world/acting_cells.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

bool asked_to(const WarPlan& war, CowCode state) {
  if (state == war.theatre || state == war.leader) return false;
  return !war.invited || std::find(war.invited->begin(), war.invited->end(), state) != war.invited->end();
}

void check_invited(const WarPlan& war, const StateFacts& facts, const std::vector<std::uint8_t>& can) {
  if (!war.invited) return;
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < war.invited->size(); ++i) {
    const CowCode invited = (*war.invited)[i];
    bool acts = false;
    for (std::size_t cell = 0; cell < can.size(); ++cell) {
      acts = acts || (can[cell] && facts.layout.state_of(cell) == invited);
    }
    if (acts) continue;
    const std::string why = invited == war.theatre       ? "it is the war's theatre"
                            : invited == war.leader      ? "it leads the war"
                            : !facts.layout.has(invited) ? "it has no row in the states table"
                                                         : "can_contribute is 0 in all of them";
    problems.push_back({war.invited_places[i],
                        iso3(invited) + " can contribute in no year of the war: " + why,
                        "a state that can, or leave it out",
                        {}});
  }
  throw_if_any(std::move(problems));
}

}  // namespace

std::vector<std::uint8_t> can_act(const WarPlan& war, const StateFacts& facts) {
  std::vector<std::uint8_t> can(facts.layout.cells(), 0);
  for (std::size_t cell = 0; cell < can.size(); ++cell) {
    const Year year = facts.layout.year_of(cell);
    const bool at_war = war.first_year <= year && year <= war.last_year;
    can[cell] = at_war && facts.can_contribute[cell] && asked_to(war, facts.layout.state_of(cell)) ? 1 : 0;
  }
  check_invited(war, facts, can);
  return can;
}

std::vector<std::size_t> acting_cells(const Scenario& scenario, const StateFacts& facts,
                                      const std::vector<std::uint8_t>& can_act, const std::vector<NeededFact>& needed,
                                      std::vector<std::string>& notes) {
  std::vector<std::size_t> acting;
  std::vector<Problem> problems;
  std::string left_out;
  for (std::size_t cell = 0; cell < facts.layout.cells(); ++cell) {
    if (!can_act[cell]) continue;
    const auto lacking = std::find_if(needed.begin(), needed.end(),
                                      [cell](const NeededFact& each) { return std::isnan(each.fact->values[cell]); });
    if (lacking == needed.end()) {
      acting.push_back(cell);
      continue;
    }
    const Fact& fact = *lacking->fact;
    problems.push_back({fact.place ? *fact.place : facts.place(cell, fact.column),
                        facts.who(cell) + " is to contribute but " + lacking->absence,
                        {},
                        "give it, set can_contribute to 0, or set states.incomplete to exclude"});
    left_out += (left_out.empty() ? "" : ", ") + facts.who(cell) + " (" + fact.column + ")";
  }
  if (problems.empty()) return acting;
  if (scenario.incomplete == IncompletePolicy::error) throw_if_any(std::move(problems));
  notes.push_back(std::to_string(problems.size()) + " state-years are left out for a missing fact: " + left_out);
  return acting;
}

}  // namespace entente
