#include "scenarios/world/not_yet.hpp"

#include "sim/core/error.hpp"

namespace entente {

void refuse_what_is_not_built(const Scenario& scenario) {
  const WarPlan& war = scenario.wars.front();
  const auto refuse = [&](bool wanted, const char* what) {
    if (wanted) throw input_error({.file = scenario.file}, std::string(what) + " cannot be run in this version");
  };
  refuse(scenario.wars.size() > 1, "several wars");
  refuse(war.coordinates.has_value(), "a war with coordinates");
  refuse(war.leader != scenario.leader, "a war with a leader of its own");
  refuse(war.invited.has_value(), "a list of invited states");
  refuse(war.request.on, "a request stage");
  refuse(scenario.leader_rule.rule != Reward::bayesian && scenario.leader_rule.rule != Reward::indifferent,
         "this rule of the leader");
  refuse(scenario.stake_from_table, "private stakes from the table");
  refuse(scenario.expectation.learning, "states that learn");
  refuse(scenario.closure > 0, "third-party closure");
  refuse(scenario.network_replicates > 0, "a measured network");
}

}  // namespace entente
