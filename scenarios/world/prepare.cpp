#include "scenarios/world/prepare.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

// Published depth is given in 17 digits, the network's and the states' tables are compiled from the same score.
constexpr double depth_tolerance = 1e-9;

/// A fact that a contributing state-year must have.
struct NeededFact {
  std::string column;
  const std::vector<double>* values;
};

std::vector<std::size_t> war_cells(const Scenario& scenario, const StateFacts& facts) {
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < facts.layout.cells(); ++cell) {
    const auto year = static_cast<std::uint16_t>(scenario.first_year.number() + cell / facts.layout.states.size());
    const bool at_war = scenario.war.first_year <= Year(year) && Year(year) <= scenario.war.last_year;
    if (at_war && facts.can_contribute[cell]) cells.push_back(cell);
  }
  return cells;
}

// Drops the state-years that lack a fact, or makes them errors, as the scenario says.
std::vector<std::size_t> complete_cells(const Scenario& scenario, const StateFacts& facts,
                                        const std::vector<NeededFact>& needed, std::vector<std::string>& notes) {
  std::vector<std::size_t> complete;
  std::vector<Problem> problems;
  std::string left_out;
  for (const std::size_t cell : war_cells(scenario, facts)) {
    const auto lacking = std::find_if(needed.begin(), needed.end(), [cell](const NeededFact& fact) {
      return std::isnan((*fact.values)[cell]);
    });
    if (lacking == needed.end()) {
      complete.push_back(cell);
      continue;
    }
    const std::size_t states = facts.layout.states.size();
    const std::string who =
        facts.iso3[cell % states] + " " + std::to_string(scenario.first_year.number() + cell / states);
    problems.push_back({facts.place(cell, lacking->column), who + " is to contribute but this fact is missing",
                        "a number", "or set can_contribute to 0, or states.incomplete to exclude"});
    left_out += (left_out.empty() ? "" : ", ") + who + " (" + lacking->column + ")";
  }
  if (scenario.incomplete == IncompletePolicy::error) throw_if_any(std::move(problems));
  if (!problems.empty()) {
    notes.push_back(std::to_string(problems.size()) + " state-years are excluded for a missing fact: " + left_out);
  }
  return complete;
}

// The leader's ties stand in two tables; they must say the same.
void check_leader_ties(const Scenario& scenario, const StateFacts& facts, const std::vector<TieSpell>& ties,
                       const std::vector<double>& depth) {
  std::vector<CowCode> everyone = facts.layout.states;
  everyone.push_back(scenario.leader);
  std::vector<Problem> problems;
  const std::string column = depth_column(scenario.measures.depth);
  for (std::size_t year = 0; year < facts.layout.years; ++year) {
    const Year calendar(static_cast<std::uint16_t>(scenario.first_year.number() + year));
    const AllianceNetwork network(everyone, ties, calendar);
    for (std::size_t state = 0; state < facts.layout.states.size(); ++state) {
      const std::size_t cell = facts.layout.cell(year, state);
      if (std::isnan(depth[cell])) continue;
      const double tie = network.depth(scenario.leader, facts.layout.states[state]).value_or(0);
      if (std::abs(tie - depth[cell]) <= depth_tolerance) continue;
      problems.push_back({facts.place(cell, column),
                          "depth " + number_text(depth[cell]) + " of the tie to the leader in " +
                              std::to_string(calendar.number()) + " disagrees with " + scenario.ties.written,
                          number_text(tie), {}});
    }
  }
  throw_if_any(std::move(problems));
}

// `frozen`: the depth of the state's first year in the table holds for all its years.
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

std::vector<double> zero_outside(const std::vector<double>& values, const std::vector<std::uint8_t>& invited) {
  std::vector<double> kept(values.size(), 0.0);
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (invited[cell]) kept[cell] = values[cell];
  }
  return kept;
}

std::vector<double> zero_missing(std::vector<double> values) {
  for (double& value : values) {
    if (std::isnan(value)) value = 0;
  }
  return values;
}

std::string record_line(const Measures& measures, bool frozen) {
  const bool published = measures.outcome == OutcomeMeasure::as_published;
  std::string line = "Record: outcome " + std::string(published ? "as published" : "corrected") + ", alliance depth ";
  line += measures.depth == DepthMeasure::as_published ? "as published" : "oriented (more integration is deeper)";
  line += std::string(", potential as ") + (measures.potential == PotentialKind::difference ? "difference" : "residual");
  if (frozen) line += ", treaties frozen in the first year";
  return line;
}

}  // namespace

PreparedScenario prepare(const Scenario& scenario) {
  const StateFacts facts = read_state_facts(scenario);
  const ObservedRecord observed = read_observed(scenario, facts);
  const std::vector<TieSpell> ties = read_ties(scenario, facts);
  const std::vector<double> depth = facts.column(depth_column(scenario.measures.depth), 0, 1);
  const PotentialFacts potential{.alignment = facts.column("alignment", 0, 1), .depth = depth};
  const std::vector<double> distance = facts.column("distance_km", 0, 20040);
  const std::vector<double> ally = facts.column("ally", 0, 1);
  check_leader_ties(scenario, facts, ties, depth);

  std::vector<NeededFact> needed = {{depth_column(scenario.measures.depth), &depth},
                                    {"alignment", &potential.alignment},
                                    {"distance_km", &distance},
                                    {"ally", &ally}};
  const std::vector<std::string> terms = coefficient_terms(scenario);
  std::vector<std::vector<double>> columns(terms.size());
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (terms[term] != potential_term) columns[term] = term_values(facts, terms[term]);
  }
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (!columns[term].empty() && terms[term] != intercept_term) needed.push_back({column_of(terms[term]), &columns[term]});
  }

  std::vector<std::string> notes;
  const std::vector<std::size_t> acting = complete_cells(scenario, facts, needed, notes);
  CoefficientChoice choice = choose_coefficients(scenario, facts, observed, potential, acting, columns);
  notes.insert(notes.end(), choice.notes.begin(), choice.notes.end());

  World world;
  world.leader = scenario.leader;
  world.states = facts.layout.states;
  world.first_year = scenario.first_year;
  world.years = facts.layout.years;
  world.invited.assign(world.cells(), 0);
  for (const std::size_t cell : acting) world.invited[cell] = 1;
  world.armed_forces = facts.armed_forces;
  world.alignment = zero_outside(potential.alignment, world.invited);
  world.treaty_depth = depth;
  if (scenario.treaty_frozen) freeze(facts.layout, world.treaty_depth);
  world.treaty_depth = zero_missing(std::move(world.treaty_depth));
  world.distance_km = zero_outside(distance, world.invited);
  world.ally.resize(world.cells());
  for (std::size_t cell = 0; cell < world.cells(); ++cell) world.ally[cell] = ally[cell] == 1 ? 1 : 0;
  for (const std::vector<double>& column : columns) {
    if (!column.empty()) world.covariates.push_back(zero_outside(column, world.invited));
  }
  world.war = {.id = scenario.war.id,
               .name = scenario.war.name,
               .first_year = scenario.war.first_year,
               .last_year = scenario.war.last_year,
               .deaths_per_1000 = scenario.war.deaths_per_1000,
               .casualty_size = scenario.war.casualty_size};

  std::vector<CowCode> everyone = world.states;
  everyone.insert(std::upper_bound(everyone.begin(), everyone.end(), scenario.leader), scenario.leader);
  std::vector<StateName> states;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    states.push_back({world.states[state], facts.iso3[state], facts.names[state]});
  }
  std::vector<std::string> inputs = {scenario.file, scenario.states.path, scenario.ties.path, scenario.observed.path};
  if (!choice.file.empty()) inputs.push_back(choice.file);

  return {.scenario = scenario,
          .world = std::move(world),
          .experiment = {.coefficients = choice.coefficients,
                         .draw_coefficients = scenario.coefficients.draw,
                         .leader_rule = scenario.leader_rule,
                         .types = scenario.types,
                         .seed = scenario.seed,
                         .replications = scenario.replications},
          .observed = observed,
          .states = std::move(states),
          .leader = {scenario.leader, facts.leader_iso3, facts.leader_name},
          .network_before = AllianceNetwork(everyone, ties, scenario.first_year),
          .network_after = AllianceNetwork(everyone, ties, scenario.treaty_frozen ? scenario.first_year : scenario.last_year),
          .fit = std::move(choice.fit),
          .coefficient_source = choice.source,
          .record = record_line(scenario.measures, scenario.treaty_frozen),
          .notes = std::move(notes),
          .inputs = std::move(inputs)};
}

}  // namespace entente
