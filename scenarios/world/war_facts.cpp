#include "scenarios/world/war_facts.hpp"

#include "estimate/source/capitals.hpp"
#include "estimate/table/crosswalk.hpp"
#include "estimate/theory/registry.hpp"
#include "scenarios/world/leader_facts.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/world.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double any = std::numeric_limits<double>::max();
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Distances are to the theatre: from the theatre itself there is none.
void check_theatre(const Scenario& scenario, const StateFacts& facts, std::size_t war, const Fact& distance_km) {
  const CowCode host = scenario.wars[war].theatre;
  const std::size_t theatre = facts.layout.find(host);
  if (theatre == facts.layout.states.size()) return;
  for (std::size_t year = 0; year < facts.layout.years; ++year) {
    const std::size_t cell = facts.layout.cell(year, theatre);
    const double distance = distance_km.values[cell];
    if (std::isnan(distance) || distance == 0) continue;
    throw input_error(facts.place(cell, distance_km.column),
                      "the theatre " + iso3(host) + " lies " + number_text(distance) + " km from the theatre", "0",
                      "distances are to another state's capital, or wars[" + std::to_string(war + 1) +
                          "].theatre names the wrong state");
  }
}

Fact great_circles(const GeographicPoint& theatre, const StateFacts& facts) {
  const std::vector<double> latitude = facts.column("capital_latitude", -90, 90);
  const std::vector<double> longitude = facts.column("capital_longitude", -180, 180);
  Fact distance{
      .values = std::vector<double>(facts.layout.cells(), missing), .column = "capital_latitude", .place = {}};
  for (std::size_t cell = 0; cell < distance.values.size(); ++cell) {
    if (std::isnan(latitude[cell]) || std::isnan(longitude[cell])) continue;
    distance.values[cell] = great_circle_km({latitude[cell], longitude[cell]}, {theatre.latitude, theatre.longitude});
  }
  return distance;
}

Fact distances(const Scenario& scenario, const StateFacts& facts, std::size_t war) {
  const WarPlan& plan = scenario.wars[war];
  if (plan.coordinates) return great_circles(*plan.coordinates, facts);
  return {.values = facts.column("distance_km", 0, largest_distance_km), .column = "distance_km", .place = {}};
}

Fact private_stakes(const WarPlan& war, const StateFacts& facts) {
  std::string column = "private_stake_" + std::to_string(war.id.number());
  if (!facts.table.find(column)) column = "private_stake";
  return {.values = facts.column(column, 0, 1), .column = column, .place = {}};
}

void take_logarithms(const StateFacts& facts, Fact& fact) {
  std::vector<Problem> problems;
  for (std::size_t cell = 0; cell < fact.values.size(); ++cell) {
    double& value = fact.values[cell];
    if (value <= 0) {
      const Place place = fact.place ? *fact.place : facts.place(cell, fact.column);
      problems.push_back({place, "has no logarithm", "a number above 0", {}});
    }
    value = math::log(value);
  }
  throw_if_any(std::move(problems));
}

// A tournament needs the columns of all theories, a run those of its own: so it says whose term this is.
[[noreturn]] void refuse_term(const StateFacts& facts, const std::string& column, const std::string& term) {
  std::string names;
  for (const Theory& theory : theories()) {
    if (std::find(theory.terms.begin(), theory.terms.end(), term) == theory.terms.end()) continue;
    names += (names.empty() ? "" : ", ") + theory.name;
  }
  const std::string whose = names.empty() ? "" : " of " + names;
  const std::string nearest = nearest_name(column, facts.table.columns());
  throw input_error(facts.table.header_place(),
                    "no column \"" + column + "\", which the term " + term + whose + " needs", {},
                    nearest.empty() ? "" : "the nearest there is: \"" + nearest + "\"");
}

Fact term_values(const Scenario& scenario, const StateFacts& facts, std::size_t war, const WarFacts& known,
                 const std::string& term) {
  const WarPlan& plan = scenario.wars[war];
  if (term == potential_term) return {};
  const auto throughout = [&](double value) {
    return Fact{.values = std::vector<double>(facts.layout.cells(), value), .column = "", .place = {}};
  };
  if (term == intercept_term) return throughout(1);
  if (const std::optional<WarId> id = war_of_term(term)) return throughout(*id == plan.id ? 1 : 0);

  const std::string name = column_of(term);
  Fact fact;
  if (name == "distance_km") {
    fact = known.distance_km;
  } else if (name == "casualties" && observed_by_war(scenario)) {
    fact = casualties(scenario, facts, war, known.observed);
  } else {
    fact.column = column_toward(scenario, plan.leader, name);
    if (!facts.table.find(fact.column)) refuse_term(facts, fact.column, term);
    fact.values = facts.column(fact.column, -any, any);
  }
  if (is_logarithm(term)) take_logarithms(facts, fact);
  return fact;
}

}  // namespace

Fact casualties(const Scenario& scenario, const StateFacts& facts, std::size_t war, const ObservedRecord& observed) {
  if (!observed_by_war(scenario)) {
    return {.values = facts.column("casualties", 0, 1e9), .column = "casualties", .place = {}};
  }
  const Place place{.file = scenario.observed.shown, .line = 1, .column = 1, .key = "casualties"};
  if (const FurtherMeasure* deaths = observed.find("casualties")) {
    return {.values = deaths->values, .column = "casualties", .place = place};
  }
  throw input_error(place, "the record of " + scenario.wars[war].name + " counts no deaths",
                    "with several wars a column casualties beside the troops of each");
}

WarFacts read_war_facts(const Scenario& scenario, const StateFacts& facts, std::size_t war, ObservedRecord observed,
                        const std::vector<std::string>& terms) {
  WarFacts read;
  read.observed = std::move(observed);
  read.can_act = can_act(scenario.wars[war], facts);
  read.distance_km = distances(scenario, facts, war);
  if (scenario.stake_from_table) read.private_stake = private_stakes(scenario.wars[war], facts);
  for (const std::string& term : terms) read.terms.push_back(term_values(scenario, facts, war, read, term));
  if (!scenario.wars[war].coordinates) check_theatre(scenario, facts, war, read.distance_km);
  return read;
}

}  // namespace entente
