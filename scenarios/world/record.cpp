#include "scenarios/world/record.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/terms.hpp"
#include "scenarios/world/ties.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/war/world.hpp"

#include <cmath>
#include <utility>

namespace entente {
namespace {

void check_focus(const Scenario& scenario, const StateFacts& facts) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < scenario.focus.size(); ++i) {
    if (facts.layout.find(scenario.focus[i]) != facts.layout.states.size()) continue;
    problems.push_back({scenario.focus_places[i],
                        iso3(scenario.focus[i]) + " has no row in " + scenario.states.shown,
                        "a state of that table",
                        {}});
  }
  throw_if_any(std::move(problems));
}

// Distances are to the theatre: from the theatre itself there is none.
void check_theatre(const Scenario& scenario, const Record& record) {
  const StateYears& layout = record.facts.layout;
  const std::size_t theatre = layout.find(scenario.wars.front().theatre);
  if (theatre == layout.states.size()) return;
  for (std::size_t year = 0; year < layout.years; ++year) {
    const std::size_t cell = layout.cell(year, theatre);
    if (std::isnan(record.distance_km[cell]) || record.distance_km[cell] == 0) continue;
    throw input_error(record.facts.place(cell, "distance_km"),
                      "the theatre " + iso3(scenario.wars.front().theatre) + " lies " + number_text(record.distance_km[cell]) +
                          " km from the theatre",
                      "0", "distances are to another state's capital, or wars[1].theatre names the wrong state");
  }
}

}  // namespace

Record read_record(const Scenario& scenario, std::vector<std::string> terms) {
  Record record{.facts = read_state_facts(scenario)};
  record.observed = read_observed(scenario, record.facts);
  record.ties = read_ties(scenario, record.facts);
  record.depth = record.facts.column(depth_column(scenario.measures.depth), 0, 1);
  record.alignment = record.facts.column("alignment", 0, 1);
  record.distance_km = record.facts.column("distance_km", 0, largest_distance_km);
  record.ally = record.facts.column("ally", 0, 1);
  if (scenario.withdrawal.kind != WithdrawalPlan::Kind::off) record.democracy = democracies(record.facts);
  record.terms = std::move(terms);
  for (const std::string& term : record.terms) {
    record.columns.push_back(term == potential_term ? std::vector<double>() : term_values(record.facts, term));
  }
  check_focus(scenario, record.facts);
  check_allies(scenario, record.facts, record.ally, record.depth);
  check_theatre(scenario, record);
  check_leader_ties(scenario, record.facts, record.ties, record.depth);
  return record;
}

std::vector<NeededFact> Record::needed(const Scenario& scenario) const {
  std::vector<NeededFact> facts_needed = {{depth_column(scenario.measures.depth), &depth},
                                          {"alignment", &alignment},
                                          {"distance_km", &distance_km},
                                          {"ally", &ally}};
  if (!democracy.empty()) facts_needed.push_back({"democracy", &democracy});
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (!columns[term].empty()) facts_needed.push_back({column_of(terms[term]), &columns[term]});
  }
  return facts_needed;
}

void note_selected_years(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting,
                         std::vector<std::string>& notes) {
  const std::size_t states = record.facts.layout.states.size();
  std::vector<std::size_t> could(record.facts.layout.years), recorded(record.facts.layout.years);
  for (const std::size_t cell : acting) {
    ++could[cell / states];
    if (!std::isnan(record.observed.share[cell])) ++recorded[cell / states];
  }
  for (std::size_t year = 0; year < could.size(); ++year) {
    if (recorded[year] == 0 || 2 * recorded[year] >= could[year]) continue;
    notes.push_back("In " + std::to_string(scenario.first_year.number() + year) + " the record holds " +
                    std::to_string(recorded[year]) + " of the " + std::to_string(could[year]) +
                    " states that could contribute: a selection.");
  }
}

}  // namespace entente
