#include "scenarios/world/facts.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/yaml/shown.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

void check_name(const Place& place, const std::string& written, const std::string& known,
                std::vector<Problem>& problems) {
  const bool clean = std::none_of(written.begin(), written.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
  });
  if (written.empty() || !clean) {
    problems.push_back(
        {place, written.empty() ? "the state has no name" : "the name has control characters", "one line of text", {}});
  } else if (!known.empty() && written != known) {
    problems.push_back({place, shown(written) + " is called otherwise in other years", shown(known), {}});
  }
}

// The only leader chooses nothing and is no state of the layout. Where several lead, each may join another's war.
std::optional<CowCode> sole_leader_of(const Scenario& scenario) {
  const std::vector<CowCode> leaders = leaders_of(scenario);
  return leaders.size() == 1 ? std::optional(leaders.front()) : std::nullopt;
}

// States of the table in ascending order, with the names that the table gives them.
void lay_out_states(const Scenario& scenario, const std::vector<StateYearKey>& keys, StateFacts& facts) {
  const std::optional<CowCode> leader = sole_leader_of(scenario);
  if (leader) facts.sole_leader = StateLabel{*leader, iso3(*leader), ""};
  std::set<CowCode> states;
  for (const StateYearKey& key : keys) states.insert(key.state);
  if (leader) states.erase(*leader);
  facts.layout = {.states = {states.begin(), states.end()},
                  .first_year = scenario.first_year,
                  .years = scenario.last_year.number() - scenario.first_year.number() + 1u};
  facts.labels.resize(states.size());
  const std::size_t code = facts.table.column("iso3");
  const std::size_t name = facts.table.column("state");
  std::vector<Problem> problems;
  for (const StateYearKey& key : keys) {
    StateLabel& label = key.state == leader ? *facts.sole_leader : facts.labels[facts.layout.find(key.state)];
    const std::string& written = facts.table.text(key.row, name);
    check_name(facts.table.place(key.row, name), written, label.name, problems);
    label = {key.state, facts.table.text(key.row, code), written};
  }
  throw_if_any(std::move(problems));
  if (leader && facts.sole_leader->name.empty()) facts.sole_leader->name = state_name(*leader);
}

void check_contributor(const StateFacts& facts, const StateYearKey& key, std::vector<Problem>& problems) {
  const Table& table = facts.table;
  const std::size_t armed_forces = table.column("armed_forces");
  const std::string who = table.text(key.row, table.column("iso3")) + " in " + std::to_string(key.year.number());
  const double forces = table.number(key.row, armed_forces).value_or(0);
  if (!(forces > 0)) {
    problems.push_back({table.place(key.row, armed_forces), who + " is to contribute but has no armed forces",
                        "a number of people above 0", "or set can_contribute to 0 and give the reason"});
  } else if (forces != std::floor(forces)) {
    problems.push_back({table.place(key.row, armed_forces), number_text(forces) + " people", "a whole number", {}});
  }
}

// A year without a single row is a year that the table does not cover, not one in which nobody lived.
void check_every_year(const Scenario& scenario, const StateFacts& facts, std::vector<Problem>& problems) {
  for (std::size_t year = 0; year < facts.layout.years; ++year) {
    const auto begin = facts.row.begin() + static_cast<std::ptrdiff_t>(facts.layout.cell(year, 0));
    const auto end = begin + static_cast<std::ptrdiff_t>(facts.layout.states.size());
    if (std::any_of(begin, end, [](std::size_t row) { return row != StateFacts::no_row; })) continue;
    problems.push_back({scenario.years_place,
                        "the states table has no row for " + std::to_string(scenario.first_year.number() + year),
                        "years that " + facts.table.name() + " covers",
                        {}});
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

std::string StateFacts::who(std::size_t cell) const {
  return labels[cell % labels.size()].iso3 + " " + std::to_string(layout.year_of(cell).number());
}

std::vector<CowCode> StateFacts::everyone() const {
  std::vector<CowCode> all = layout.states;
  if (sole_leader) all.insert(std::upper_bound(all.begin(), all.end(), sole_leader->cow), sole_leader->cow);
  return all;
}

StateLabel StateFacts::label(CowCode state) const {
  if (sole_leader && sole_leader->cow == state) return *sole_leader;
  return layout.has(state) ? labels[layout.find(state)] : StateLabel{state, iso3(state), state_name(state)};
}

StateFacts read_state_facts(const Scenario& scenario) {
  StateFacts facts{.table = Table::read(scenario.states.path, scenario.states.shown)};
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
      if (can || table.missing(key.row, table.column("can_contribute"))) {
        problems.push_back({table.place(key.row, table.column("can_contribute")), "neither 0 nor 1", "0 or 1", {}});
      }
      continue;
    }
    if (facts.sole_leader && key.state == facts.sole_leader->cow) continue;
    if (*can == 1) check_contributor(facts, key, problems);
    const std::size_t cell =
        facts.layout.cell(key.year.number() - scenario.first_year.number(), facts.layout.find(key.state));
    facts.row[cell] = key.row;
    facts.can_contribute[cell] = *can == 1 ? 1 : 0;
    facts.armed_forces[cell] = forces.value_or(0);
  }
  check_every_year(scenario, facts, problems);
  throw_if_any(std::move(problems));
  return facts;
}

}  // namespace entente
