#include "scenarios/world/facts.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// States of the table in ascending order, with the names that the table gives them.
void lay_out_states(const Scenario& scenario, const std::vector<StateYearKey>& keys, StateFacts& facts) {
  std::set<CowCode> states;
  for (const StateYearKey& key : keys) states.insert(key.state);
  states.erase(scenario.leader);
  facts.layout = {.leader = scenario.leader,
                  .states = {states.begin(), states.end()},
                  .first_year = scenario.first_year,
                  .years = scenario.last_year.number() - scenario.first_year.number() + 1u};
  facts.iso3.resize(states.size());
  facts.names.resize(states.size());
  const std::size_t code = facts.table.column("iso3");
  const std::size_t name = facts.table.column("state");
  for (const StateYearKey& key : keys) {
    const bool leads = key.state == scenario.leader;
    const std::size_t state = leads ? 0 : facts.layout.find(key.state);
    (leads ? facts.leader_iso3 : facts.iso3[state]) = facts.table.text(key.row, code);
    (leads ? facts.leader_name : facts.names[state]) = facts.table.text(key.row, name);
  }
  if (facts.leader_iso3.empty()) {
    facts.leader_iso3 = iso3(scenario.leader);
    facts.leader_name = state_name(scenario.leader);
  }
}

void check_contributor(const Scenario& scenario, const StateFacts& facts, const StateYearKey& key,
                       std::vector<Problem>& problems) {
  const Table& table = facts.table;
  const std::size_t can_contribute = table.column("can_contribute");
  const std::size_t armed_forces = table.column("armed_forces");
  const std::string who = table.text(key.row, table.column("iso3")) + " in " + std::to_string(key.year.number());
  if (key.state == scenario.leader || key.state == scenario.war.theatre) {
    problems.push_back({table.place(key.row, can_contribute),
                        who + " is the " + (key.state == scenario.leader ? "leader" : "theatre of the war") +
                            " and cannot be one of the states that choose",
                        "0",
                        {}});
  }
  if (!(table.number(key.row, armed_forces).value_or(0) > 0)) {
    problems.push_back({table.place(key.row, armed_forces), who + " is to contribute but has no armed forces",
                        "a number of people above 0", "or set can_contribute to 0 and give the reason"});
  }
}

}  // namespace

std::size_t StateYears::find(CowCode state) const {
  const auto found = std::lower_bound(states.begin(), states.end(), state);
  return found != states.end() && *found == state ? static_cast<std::size_t>(found - states.begin()) : states.size();
}

std::vector<double> StateFacts::column(const std::string& name, double low, double high) const {
  const std::size_t index = table.column(name);
  std::vector<double> values(layout.cells(), missing);
  std::vector<Problem> problems;
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (row[cell] == no_row) continue;
    if (const auto value = number_within(table, row[cell], index, low, high, problems)) values[cell] = *value;
  }
  throw_if_any(std::move(problems));
  return values;
}

Place StateFacts::place(std::size_t cell, const std::string& name) const {
  return row[cell] == no_row ? table.header_place() : table.place(row[cell], table.column(name));
}

StateFacts read_state_facts(const Scenario& scenario) {
  StateFacts facts{.table = Table::read(scenario.states.path, scenario.states.written)};
  const Table& table = facts.table;
  for (const char* name : {"iso3", "state", "can_contribute", "armed_forces"}) table.column(name);
  const std::vector<StateYearKey> keys = read_keys(table, scenario);
  lay_out_states(scenario, keys, facts);

  facts.row.assign(facts.layout.cells(), StateFacts::no_row);
  facts.can_contribute.assign(facts.layout.cells(), 0);
  facts.armed_forces.assign(facts.layout.cells(), 0);
  std::vector<Problem> problems;
  for (const StateYearKey& key : keys) {
    const auto can = number_within(table, key.row, table.column("can_contribute"), 0, 1, problems);
    const auto forces = number_within(table, key.row, table.column("armed_forces"), 0, 1e9, problems);
    if (!can || (*can != 0 && *can != 1)) {
      problems.push_back({table.place(key.row, table.column("can_contribute")), "neither 0 nor 1", "0 or 1", {}});
      continue;
    }
    if (*can == 1) check_contributor(scenario, facts, key, problems);
    if (key.state == scenario.leader) continue;
    const std::size_t cell =
        facts.layout.cell(key.year.number() - scenario.first_year.number(), facts.layout.find(key.state));
    facts.row[cell] = key.row;
    facts.can_contribute[cell] = *can == 1 ? 1 : 0;
    facts.armed_forces[cell] = forces.value_or(0);
  }
  throw_if_any(std::move(problems));
  return facts;
}

ObservedRecord read_observed(const Scenario& scenario, const StateFacts& facts) {
  const Table table = Table::read(scenario.observed.path, scenario.observed.written);
  const std::size_t share = table.column(share_column(scenario.measures.outcome));
  const std::size_t troops = table.column(troops_column(scenario.measures.outcome));
  ObservedRecord observed{.share = std::vector<double>(facts.layout.cells(), missing),
                          .troops = std::vector<double>(facts.layout.cells(), missing)};
  std::vector<Problem> problems;
  for (const StateYearKey& key : read_keys(table, scenario)) {
    const auto observed_share = number_within(table, key.row, share, 0, 1, problems);
    const auto observed_troops = number_within(table, key.row, troops, 0, 1e9, problems);
    if (key.state == scenario.leader) continue;
    const std::size_t state = facts.layout.find(key.state);
    const std::size_t cell = facts.layout.cell(key.year.number() - scenario.first_year.number(), state);
    if (state == facts.layout.states.size() || facts.row[cell] == StateFacts::no_row) {
      problems.push_back({table.place(key.row, table.column("cow")),
                          "state " + std::to_string(key.state.number()) + " in " + std::to_string(key.year.number()) +
                              " has no row in " + scenario.states.written,
                          "a state-year of that table",
                          {}});
      continue;
    }
    observed.share[cell] = observed_share.value_or(missing);
    observed.troops[cell] = observed_troops.value_or(missing);
  }
  throw_if_any(std::move(problems));
  return observed;
}

std::vector<TieSpell> read_ties(const Scenario& scenario, const StateFacts& facts) {
  const Table table = Table::read(scenario.ties.path, scenario.ties.written);
  const std::size_t columns[] = {table.column("cow_a"), table.column("cow_b")};
  const std::size_t first = table.column("first_year");
  const std::size_t last = table.column("last_year");
  const std::size_t depth = table.column(depth_column(scenario.measures.depth));
  std::vector<TieSpell> ties;
  std::vector<Problem> problems;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CowCode ends[2];
    for (int end = 0; end < 2; ++end) {
      ends[end] = CowCode(static_cast<std::uint16_t>(integer_within(table, row, columns[end], 1, 999, problems)));
      const bool known = ends[end] == scenario.leader || facts.layout.find(ends[end]) != facts.layout.states.size();
      if (!known) {
        problems.push_back({table.place(row, columns[end]),
                            "state " + table.text(row, columns[end]) + " has no row in " + scenario.states.written,
                            "a state of that table",
                            {}});
      }
    }
    if (ends[0] == ends[1]) {
      problems.push_back({table.place(row, columns[1]), "a state is tied to itself", "two states", {}});
    }
    const long long from = integer_within(table, row, first, 1816, 2100, problems);
    const long long to = integer_within(table, row, last, from, 2100, problems);
    const auto value = number_within(table, row, depth, 0, 1, problems);
    if (!value) continue;  // no depth in this measure: no tie in it
    ties.push_back(
        {ends[0], ends[1], Year(static_cast<std::uint16_t>(from)), Year(static_cast<std::uint16_t>(to)), *value});
  }
  throw_if_any(std::move(problems));
  return ties;
}

std::string depth_column(DepthMeasure measure) {
  return measure == DepthMeasure::as_published ? "depth_as_published" : "depth_oriented";
}
std::string share_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "share_as_published" : "share_corrected";
}
std::string troops_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "troops_as_published" : "troops_corrected";
}

}  // namespace entente
