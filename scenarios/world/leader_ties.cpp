#include "scenarios/world/leader_ties.hpp"

#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace entente {
namespace {

// Both tables are computed from the same score; the panel's 17 digits leave no more than rounding between them.
constexpr double depth_tolerance = 1e-9;

void freeze(const StateYears& layout, std::vector<double>& depth) {
  for (std::size_t state = 0; state < layout.states.size(); ++state) {
    std::size_t first = 0;
    while (first < layout.years && std::isnan(depth[layout.cell(first, state)])) ++first;
    for (std::size_t year = first + 1; year < layout.years; ++year) {
      double& later = depth[layout.cell(year, state)];
      if (!std::isnan(later)) later = depth[layout.cell(first, state)];
    }
  }
}

}  // namespace

void check_leader_ties(const Scenario& scenario, const StateFacts& facts, const std::vector<TieSpell>& ties,
                       const std::vector<double>& depth) {
  std::vector<CowCode> everyone = facts.layout.states;
  everyone.push_back(scenario.leader);
  const std::string column = depth_column(scenario.measures.depth);
  std::vector<Problem> problems;
  for (std::size_t year = 0; year < facts.layout.years; ++year) {
    const Year calendar(static_cast<std::uint16_t>(scenario.first_year.number() + year));
    const AllianceNetwork network(everyone, ties, calendar);
    for (std::size_t state = 0; state < facts.layout.states.size(); ++state) {
      const std::size_t cell = facts.layout.cell(year, state);
      if (std::isnan(depth[cell])) continue;
      const double tie = network.depth(scenario.leader, facts.layout.states[state]).value_or(0);
      if (std::abs(tie - depth[cell]) <= depth_tolerance) continue;
      problems.push_back({facts.place(cell, column),
                          number_text(depth[cell]) + " is not the depth of the tie to the leader in " +
                              scenario.ties.written + " for " + std::to_string(calendar.number()),
                          number_text(tie),
                          {}});
    }
  }
  throw_if_any(std::move(problems));
}

std::vector<double> treaty_depth(const Scenario& scenario, const StateYears& layout, std::vector<double> depth) {
  if (scenario.treaty_frozen) freeze(layout, depth);
  for (double& value : depth) {
    if (std::isnan(value)) value = 0;
  }
  return depth;
}

}  // namespace entente
