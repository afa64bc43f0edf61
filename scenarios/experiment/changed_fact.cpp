#include "scenarios/experiment/changed_fact.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/declarations.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace entente {
namespace {

// Facts that the same thing would have moved, and that a counterfactual must name if it means them.
const std::map<std::string, std::vector<std::string>> kin = {
    {"gdp", {"gdp_per_head", "cinc"}}, {"gdp_per_head", {"gdp"}},       {"armed_forces", {"cinc"}},
    {"cinc", {"armed_forces"}},        {"alignment", {"un_agreement"}}, {"un_agreement", {"alignment"}}};

std::vector<std::string> covariate_terms(const PreparedScenario& baseline) {
  std::vector<std::string> terms = all_terms(baseline.experiment.coefficients);
  std::erase(terms, potential_term);
  return terms;
}

bool has_term_of(const PreparedScenario& baseline, const std::string& column) {
  const std::vector<std::string> terms = covariate_terms(baseline);
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return column_of(term) == column; });
}

bool has_potential(const PreparedScenario& baseline) {
  const std::vector<std::string> terms = all_terms(baseline.experiment.coefficients);
  return std::find(terms.begin(), terms.end(), potential_term) != terms.end();
}

// Whether the equation or a rule reads the fact at all.
bool is_read(const PreparedScenario& baseline, const std::string& fact) {
  if (has_term_of(baseline, fact) || fact == "armed_forces") return true;
  if (fact == "alignment") return has_potential(baseline);
  if (fact == "cinc") return !baseline.world.capability.empty();
  if (fact == "democracy") return baseline.experiment.withdrawal.on;
  if (fact == "distance_km") return baseline.experiment.types.on && !baseline.scenario.stake_from_table;
  return false;
}

std::string terms_text(const PreparedScenario& baseline) {
  std::string text;
  for (const std::string& term : covariate_terms(baseline)) {
    if (!column_of(term).empty()) text += (text.empty() ? "" : ", ") + term;
  }
  return text.empty() ? "no column" : text;
}

// The leader toward whom a fact is, if it is toward one.
std::optional<std::size_t> leader_toward(const World& world, const Counterfactual& counterfactual,
                                         const std::string& fact) {
  if (fact != "alignment" && fact != "un_agreement") return std::nullopt;
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
    if (world.leaders[leader].leader == counterfactual.with) return leader;
  }
  throw input_error(place_of(counterfactual, fact), iso3(counterfactual.with) + " leads no war",
                    "a leader, toward whom " + fact + " is");
}

bool is_invited(const World& world, std::size_t cell, const std::size_t* leader) {
  return std::any_of(world.wars.begin(), world.wars.end(),
                     [&](const War& war) { return war.invited[cell] && (leader == nullptr || war.leader == *leader); });
}

// A fact by cell, set where the state is invited to a war; how many cells that is.
template <class Number>
std::size_t set_cells(const World& world, const Counterfactual& counterfactual, const std::size_t* leader, double value,
                      std::vector<Number>& values) {
  const std::size_t state = state_index(world, counterfactual, counterfactual.state);
  std::size_t set = 0;
  for (std::size_t cell = first_cell(world, counterfactual.from) + state; cell < world.cells();
       cell += world.states.size()) {
    if (!is_invited(world, cell, leader)) continue;
    values[cell] = static_cast<Number>(value);
    ++set;
  }
  return set;
}

std::size_t set_distances(const Counterfactual& counterfactual, double value, World& world) {
  const std::size_t state = state_index(world, counterfactual, counterfactual.state);
  std::size_t set = 0;
  for (War& war : world.wars) {
    for (std::size_t cell = first_cell(world, counterfactual.from) + state; cell < world.cells();
         cell += world.states.size()) {
      if (!war.invited[cell]) continue;
      war.distance_km[cell] = value;
      ++set;
    }
  }
  return set;
}

std::size_t set_world(const Counterfactual& counterfactual, const std::string& fact, const std::size_t* leader,
                      double value, World& world) {
  if (fact == "armed_forces") return set_cells(world, counterfactual, leader, value, world.armed_forces);
  if (fact == "alignment") return set_cells(world, counterfactual, leader, value, world.leaders[*leader].alignment);
  if (fact == "distance_km") return set_distances(counterfactual, value, world);
  if (fact == "cinc" && !world.capability.empty()) {
    return set_cells(world, counterfactual, leader, value, world.capability);
  }
  if (fact == "democracy" && !world.democracy.empty()) {
    return set_cells(world, counterfactual, leader, value, world.democracy);
  }
  return 0;
}

void note_kin(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::string& fact,
              std::vector<std::string>& notes) {
  const auto found = kin.find(fact);
  if (found == kin.end()) return;
  std::string stay;
  bool several = false;
  for (const std::string& other : found->second) {
    if (counterfactual.facts.contains(other) || !is_read(baseline, other)) continue;
    several = !stay.empty();
    stay += (several ? " and " : "") + other;
  }
  if (stay.empty()) return;
  notes.push_back(counterfactual.name + ": " + fact + " of " + iso3(counterfactual.state) + " is set, and " + stay +
                  (several ? " stay as in the tables." : " stays as in the tables."));
}

}  // namespace

Place place_of(const Counterfactual& counterfactual, const std::string& fact) {
  const auto found = counterfactual.fact_places.find(fact);
  return found == counterfactual.fact_places.end() ? counterfactual.place : found->second;
}

void check_ranges(const Counterfactual& counterfactual) {
  for (const auto& [fact, value] : counterfactual.facts) {
    const std::string path = "counterfactuals[].set." + fact;
    const Declaration* key = find_declaration(path);
    const Place place = place_of(counterfactual, fact);
    if (key == nullptr) throw input_error(place, "there is no fact \"" + fact + "\"", "a fact that scenarios set");
    const bool truth = key->type == KeyType::boolean;
    const bool within = truth ? value == 0 || value == 1 : key->range.holds(value);
    if (!within) throw input_error(place, number_text(value) + " is out of range", expected_text(*key));
  }
}

std::size_t state_index(const World& world, const Counterfactual& counterfactual, CowCode state) {
  const auto found = std::lower_bound(world.states.begin(), world.states.end(), state);
  if (found != world.states.end() && *found == state) return static_cast<std::size_t>(found - world.states.begin());
  const Place place = place_of(counterfactual, state == counterfactual.state ? "state" : "with");
  throw input_error(place, iso3(state) + " is not among the states that may contribute",
                    "a state of the states table that does not lead every war");
}

std::size_t set_terms(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::string& column,
                      double value, const std::size_t* leader, World& world) {
  const std::vector<std::string> terms = covariate_terms(baseline);
  const std::size_t state = state_index(world, counterfactual, counterfactual.state);
  std::size_t set = 0;
  for (War& war : world.wars) {
    if (leader != nullptr && war.leader != *leader) continue;
    for (std::size_t term = 0; term < terms.size(); ++term) {
      if (column_of(terms[term]) != column) continue;
      if (is_logarithm(terms[term]) && !(value > 0)) {
        throw input_error(place_of(counterfactual, column), number_text(value) + " has no logarithm",
                          "a number above 0");
      }
      for (std::size_t cell = first_cell(world, counterfactual.from) + state; cell < world.cells();
           cell += world.states.size()) {
        if (!war.invited[cell]) continue;
        war.covariates[term][cell] = is_logarithm(terms[term]) ? math::log(value) : value;
        ++set;
      }
    }
  }
  return set;
}

void change_fact(const PreparedScenario& baseline, const Counterfactual& counterfactual, const std::string& fact,
                 double value, CounterfactualRun& run) {
  const std::optional<std::size_t> toward = leader_toward(run.world, counterfactual, fact);
  const std::size_t* leader = toward ? &*toward : nullptr;
  state_index(run.world, counterfactual, counterfactual.state);
  if (!is_read(baseline, fact)) {
    throw input_error(place_of(counterfactual, fact), "neither the contribution equation nor a rule reads " + fact,
                      "a fact that matters: the equation reads " + terms_text(baseline));
  }
  const std::size_t set = set_world(counterfactual, fact, leader, value, run.world) +
                          set_terms(baseline, counterfactual, fact, value, leader, run.world);
  if (set == 0) {
    throw input_error(place_of(counterfactual, fact),
                      iso3(counterfactual.state) + " is invited to no war" +
                          (leader != nullptr ? " of " + iso3(counterfactual.with) : "") + " from " +
                          std::to_string(counterfactual.from.number()) + " on: nothing would change");
  }
  note_kin(baseline, counterfactual, fact, run.notes);
}

}  // namespace entente
