#include "tools/description/parts.hpp"

#include "estimate/table/crosswalk.hpp"
#include "results/regression/shown_number.hpp"

#include <algorithm>

namespace entente::description {

Mechanisms::Mechanisms(const PreparedScenario& prepared) {
  const Scenario& scenario = prepared.scenario;
  const std::vector<std::string> terms = all_terms(prepared.experiment.coefficients);
  potential = std::find(terms.begin(), terms.end(), potential_term) != terms.end();
  types = scenario.types.on;
  moves = scenario.leader_rule.rule != Reward::indifferent;
  learning = scenario.expectation.learning;
  requests = std::any_of(scenario.wars.begin(), scenario.wars.end(), [](const WarPlan& war) { return war.request.on; });
  withdrawal = prepared.experiment.withdrawal.on;
  closure = scenario.closure > 0;
  network = scenario.network_replicates > 0;
  persistence = prepared.experiment.persistence.participation > 0 || prepared.experiment.persistence.amount > 0;
}

std::string span(Year first, Year last) {
  const std::string begin = std::to_string(first.number());
  return first == last ? begin : begin + "-" + std::to_string(last.number());
}

std::string count(std::size_t number) { return std::to_string(number); }

std::size_t invited_state_years(const PreparedScenario& prepared, std::size_t war) {
  const std::vector<std::uint8_t>& invited = prepared.world.wars[war].invited;
  return static_cast<std::size_t>(std::count(invited.begin(), invited.end(), std::uint8_t{1}));
}

std::size_t invited_states(const PreparedScenario& prepared, std::size_t war) {
  const World& world = prepared.world;
  std::size_t states = 0;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    bool invited = false;
    for (std::size_t year = 0; year < world.years; ++year) {
      invited = invited || world.wars[war].invited[world.cell(year, state)] == 1;
    }
    states += invited ? 1 : 0;
  }
  return states;
}

std::string rounded(double number) { return shown_number(number, 5); }

std::string named(CowCode state) { return state_name(state) + " (" + iso3(state) + ")"; }

}  // namespace entente::description
