#include "scenarios/world/acting_cells.hpp"

#include "scenarios/world/row_reader.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

Year year_of(const Scenario& scenario, const StateFacts& facts, std::size_t cell) {
  return Year(static_cast<std::uint16_t>(scenario.first_year.number() + cell / facts.layout.states.size()));
}

bool at_war(const Scenario& scenario, Year year) {
  return scenario.wars.front().first_year <= year && year <= scenario.wars.front().last_year;
}

}  // namespace

std::vector<std::size_t> acting_cells(const Scenario& scenario, const StateFacts& facts,
                                      const std::vector<NeededFact>& needed, std::vector<std::string>& notes) {
  std::vector<std::size_t> acting;
  std::vector<Problem> problems;
  std::string left_out;
  for (std::size_t cell = 0; cell < facts.layout.cells(); ++cell) {
    const Year year = year_of(scenario, facts, cell);
    if (!at_war(scenario, year) || !facts.can_contribute[cell]) continue;
    const auto lacking = std::find_if(needed.begin(), needed.end(),
                                      [cell](const NeededFact& fact) { return std::isnan((*fact.values)[cell]); });
    if (lacking == needed.end()) {
      acting.push_back(cell);
      continue;
    }
    const std::string who = facts.iso3[cell % facts.layout.states.size()] + " " + std::to_string(year.number());
    problems.push_back({facts.place(cell, lacking->column),
                        who + " is to contribute but " + lacking->absence,
                        {},
                        "give it, set can_contribute to 0, or set states.incomplete to exclude"});
    left_out += (left_out.empty() ? "" : ", ") + who + " (" + lacking->column + ")";
  }
  if (problems.empty()) return acting;
  if (scenario.incomplete == IncompletePolicy::error) throw_if_any(std::move(problems));
  notes.push_back(std::to_string(problems.size()) + " state-years are left out for a missing fact: " + left_out);
  return acting;
}

}  // namespace entente
