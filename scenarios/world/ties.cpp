#include "scenarios/world/ties.hpp"

#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

// Both tables are computed from the same score; the panel's 17 digits leave no more than rounding between them.
constexpr double depth_tolerance = 1e-9;

}  // namespace

std::vector<double> frozen(const StateYears& layout, std::vector<double> values) {
  for (std::size_t state = 0; state < layout.states.size(); ++state) {
    std::size_t first = 0;
    while (first < layout.years && std::isnan(values[layout.cell(first, state)])) ++first;
    for (std::size_t year = first + 1; year < layout.years; ++year) {
      double& later = values[layout.cell(year, state)];
      if (!std::isnan(later)) later = values[layout.cell(first, state)];
    }
  }
  return values;
}

std::vector<TieSpell> read_ties(const Scenario& scenario, const StateFacts& facts) {
  const Table table = Table::read(scenario.ties.path, scenario.ties.shown);
  const CodeColumns columns[] = {{table.column("cow_a"), table.column("iso3_a")},
                                 {table.column("cow_b"), table.column("iso3_b")}};
  const std::size_t first = table.column("first_year");
  const std::size_t last = table.column("last_year");
  const std::size_t depth = table.column(depth_column(scenario.measures.depth));
  const std::size_t alliance = table.column("atop_id");
  std::map<std::tuple<CowCode, CowCode, std::string, long long>, std::size_t> seen;
  std::vector<TieSpell> ties;
  std::vector<Problem> problems;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CowCode ends[2];
    for (int end = 0; end < 2; ++end) {
      const auto code = integer_within(table, row, columns[end].cow, 1, 999, problems);
      ends[end] = CowCode(static_cast<std::uint16_t>(code));
      check_iso3(table, row, ends[end], columns[end], problems);
      const bool leads = facts.sole_leader && ends[end] == facts.sole_leader->cow;
      if (!leads && !facts.layout.has(ends[end])) {
        problems.push_back({table.place(row, columns[end].cow),
                            "state " + table.text(row, columns[end].cow) + " has no row in " + scenario.states.shown,
                            "a state of that table",
                            {}});
      }
    }
    if (ends[0] == ends[1]) {
      problems.push_back({table.place(row, columns[1].cow), "a state is tied to itself", "two states", {}});
    }
    const long long from = integer_within(table, row, first, 1816, 2100, problems);
    const long long to = integer_within(table, row, last, from, 2100, problems);
    const auto value = number_within(table, row, depth, 0, 1, problems);
    const auto [twin, is_new] = seen.try_emplace({ends[0], ends[1], table.text(row, alliance), from}, row);
    if (!is_new) {
      problems.push_back({table.place(row, columns[0].cow),
                          "the same alliance ties the same states from the same year twice", "one row",
                          "the first is in line " + std::to_string(table.place(twin->second, 0).line)});
    }
    if (!value) continue;  // no depth in this measure: no tie in it
    ties.push_back(
        {ends[0], ends[1], Year(static_cast<std::uint16_t>(from)), Year(static_cast<std::uint16_t>(to)), *value});
  }
  throw_if_any(std::move(problems));
  return ties;
}

void check_leader_ties(const Scenario& scenario, const StateFacts& facts, const std::vector<TieSpell>& ties,
                       const LeaderFacts& leader) {
  const std::vector<CowCode> everyone = facts.everyone();
  std::vector<Problem> problems;
  for (std::size_t year = 0; year < facts.layout.years; ++year) {
    const Year calendar(static_cast<std::uint16_t>(scenario.first_year.number() + year));
    const AllianceNetwork network(everyone, ties, calendar);
    for (std::size_t state = 0; state < facts.layout.states.size(); ++state) {
      const std::size_t cell = facts.layout.cell(year, state);
      if (std::isnan(leader.depth.values[cell])) continue;
      const double tie = network.depth(leader.leader, facts.layout.states[state]).value_or(0);
      if (std::abs(tie - leader.depth.values[cell]) <= depth_tolerance) continue;
      problems.push_back({facts.place(cell, leader.depth.column),
                          number_text(leader.depth.values[cell]) + " is not the depth of the tie to the leader in " +
                              scenario.ties.shown + " for " + std::to_string(calendar.number()),
                          number_text(tie),
                          {}});
    }
  }
  throw_if_any(std::move(problems));
}

void check_allies(const StateFacts& facts, const LeaderFacts& leader) {
  std::vector<Problem> problems;
  for (std::size_t cell = 0; cell < leader.ally.values.size(); ++cell) {
    const double ally = leader.ally.values[cell];
    if (std::isnan(ally)) continue;
    if (ally != 0 && ally != 1) {
      problems.push_back(
          {facts.place(cell, leader.ally.column), number_text(ally) + " is neither 0 nor 1", "0 or 1", {}});
    } else if (ally == 0 && leader.depth.values[cell] > 0) {
      problems.push_back({facts.place(cell, leader.depth.column),
                          "depth " + number_text(leader.depth.values[cell]) + " of a state that is no ally",
                          "0, or ally 1",
                          {}});
    }
  }
  throw_if_any(std::move(problems));
}

}  // namespace entente
