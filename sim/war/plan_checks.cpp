#include "sim/war/plan_checks.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace entente {
namespace {

void check(bool holds, const std::string& message) {
  if (!holds) throw work_error(message);
}

void check_size(const std::string& what, std::size_t found, std::size_t wanted) {
  check(found == wanted, "world: " + what + " has " + std::to_string(found) + " values, not " + std::to_string(wanted));
}

void check_leaders(const World& world) {
  check(!world.leaders.empty(), "world: no leader");
  for (const LeaderRelation& relation : world.leaders) {
    check_size("alignment", relation.alignment.size(), world.cells());
    check_size("treaty_depth", relation.treaty_depth.size(), world.cells());
    check_size("ally", relation.ally.size(), world.cells());
  }
}

void check_invitations(const World& world, const War& war) {
  for (std::size_t year = 0; year < world.years; ++year) {
    const std::size_t calendar = world.first_year.number() + year;
    const bool on = war.first_year.number() <= calendar && calendar <= war.last_year.number();
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      const std::size_t cell = world.cell(year, state);
      if (!war.invited[cell]) continue;
      const std::string name =
          "world: state " + std::to_string(world.states[state].number()) + " in " + std::to_string(calendar);
      check(on, name + " is invited to a war that is not on");
      check(world.armed_forces[cell] > 0, name + " is invited but has no armed forces");
      check(world.states[state] != world.leader_of(war).leader, name + " is invited to a war that it leads itself");
    }
  }
}

void check_war(const World& world, const War& war, std::size_t columns) {
  const std::size_t cells = world.cells();
  check(war.leader < world.leaders.size(), "world: a war's leader is not among its leaders");
  check_size("distance_km", war.distance_km.size(), cells);
  if (!war.private_stake.empty()) check_size("private_stake", war.private_stake.size(), cells);
  check_size("invited", war.invited.size(), cells);
  check_size("covariates", war.covariates.size(), columns);
  for (const auto& column : war.covariates) check_size("a covariate", column.size(), cells);
  check(world.first_year <= war.first_year && war.first_year <= war.last_year &&
            war.last_year.number() < world.first_year.number() + world.years,
        "world: the war's years lie outside the world's");
  check_size("deaths_per_1000", war.deaths_per_1000.size(), war.last_year.number() - war.first_year.number() + 1u);
  if (war.request.on) check_size("capability", world.capability.size(), cells);
  check_invitations(world, war);
}

void check_wars(const World& world, const Coefficients& coefficients) {
  std::vector<std::string> columns = all_terms(coefficients);
  std::erase(columns, potential_term);
  std::vector<WarId> ids;
  for (const War& war : world.wars) {
    check_war(world, war, columns.size());
    ids.push_back(war.id);
  }
  std::sort(ids.begin(), ids.end());
  check(std::adjacent_find(ids.begin(), ids.end()) == ids.end(), "world: two wars have the same id");
}

void check_rule(const World& world, const LeaderRule& rule) {
  if (rule.rule != Reward::budgeted) return;
  check_size("capability", world.capability.size(), world.cells());
  check(rule.budget > 0, "the leader's budget is not above 0");
}

void check_rules(const World& world, const Experiment& experiment) {
  check_rule(world, experiment.leader_rule);
  for (std::size_t i = 0; i < experiment.rule_changes.size(); ++i) {
    check_rule(world, experiment.rule_changes[i].rule);
    check(i == 0 || experiment.rule_changes[i - 1].from < experiment.rule_changes[i].from,
          "changes of the leader's rule do not stand in rising years");
  }
  const ExpectationRule& expectation = experiment.expectation;
  check(!expectation.learning || (expectation.prior_rewards > 0 && expectation.prior_failures > 0),
        "the prior counts of rewards and failures are not above 0");
}

void check_closure(const World& world, double rate) {
  check(rate >= 0 && rate <= 1, "the rate of third-party closure is not a number from 0 to 1");
  if (rate == 0) return;
  check_size("third_party_ties", world.third_party_ties.size(), world.years);
  for (const auto& year : world.third_party_ties) {
    for (const ThirdPartyTie& tie : year) {
      check(tie.a < world.states.size() && tie.b < world.states.size() && tie.a != tie.b,
            "world: a third-party tie does not join two of its states");
      check(tie.depth > 0 && tie.depth <= 1, "world: the depth of a third-party tie is not above 0 to 1");
    }
  }
}

void check_persistence(double rho) {
  check(rho >= 0 && rho < 1, "the persistence of shocks is not a number from 0 to below 1");
}

}  // namespace

void check_fit(const World& world, const Experiment& experiment) {
  check_size("armed_forces", world.armed_forces.size(), world.cells());
  check(std::is_sorted(world.states.begin(), world.states.end()) &&
            std::adjacent_find(world.states.begin(), world.states.end()) == world.states.end(),
        "world: states are not in ascending order of COW codes, each once");
  check_leaders(world);
  check_wars(world, experiment.coefficients);
  check_rules(world, experiment);
  check_closure(world, experiment.closure);
  if (experiment.withdrawal.on) check_size("democracy", world.democracy.size(), world.cells());
  check_persistence(experiment.persistence.participation);
  check_persistence(experiment.persistence.amount);
}

}  // namespace entente
