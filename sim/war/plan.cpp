#include "sim/war/plan.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"
#include "sim/war/plan_checks.hpp"
#include "sim/war/request.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

std::vector<const LeaderRule*> rules_of(const World& world, const Experiment& experiment) {
  std::vector<const LeaderRule*> rules;
  for (std::size_t year = 0; year < world.years; ++year) {
    rules.push_back(&experiment.leader_rule);
    for (const RuleChange& change : experiment.rule_changes) {
      if (change.from.number() <= world.first_year.number() + year) rules.back() = &change.rule;
    }
  }
  return rules;
}

std::vector<std::size_t> invited_acts_of(const World& world) {
  std::vector<std::size_t> acts;
  for (std::size_t war = 0; war < world.wars.size(); ++war) {
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      if (world.wars[war].invited[cell]) acts.push_back(world.act(war, cell));
    }
  }
  return acts;
}

bool is_invited_in_some_year(const World& world, const War& war, std::size_t state) {
  for (std::size_t year = 0; year < world.years; ++year) {
    if (war.invited[world.cell(year, state)]) return true;
  }
  return false;
}

std::vector<std::size_t> acting_states_of(const World& world, bool all) {
  std::vector<std::size_t> states;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const auto joins = [&](const War& war) { return is_invited_in_some_year(world, war, state); };
    if (all || std::any_of(world.wars.begin(), world.wars.end(), joins)) states.push_back(state);
  }
  return states;
}

std::vector<double> state_effects_of(const World& world, const Coefficients& coefficients,
                                     const std::vector<std::size_t>& invited_acts) {
  std::vector<double> effects(world.states.size(), 0.0);
  if (coefficients.state_effects.empty()) return effects;
  std::vector<bool> known(world.states.size(), false);
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const auto found = coefficients.state_effects.find(world.states[state]);
    if (found == coefficients.state_effects.end()) continue;
    effects[state] = found->second;
    known[state] = true;
  }
  for (const std::size_t act : invited_acts) {
    const std::size_t state = act % world.states.size();
    if (!known[state]) {
      throw work_error("coefficients: no state effect for state " + std::to_string(world.states[state].number()) +
                       ", which is invited");
    }
  }
  return effects;
}

// The terms of a part but potential, whose columns stand among War::covariates in the order of all_terms.
PartDesign design_of(const World& world, const Coefficients& coefficients, const std::vector<std::string>& terms,
                     std::size_t first_parameter) {
  std::vector<std::string> names = all_terms(coefficients);
  std::erase(names, potential_term);
  PartDesign design;
  std::vector<std::size_t> columns;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const auto column = std::find(names.begin(), names.end(), terms[term]);
    if (column == names.end()) continue;  // potential
    columns.push_back(static_cast<std::size_t>(column - names.begin()));
    design.parameter.push_back(static_cast<std::uint32_t>(first_parameter + term));
  }
  design.covariates.reserve(world.acts() * columns.size());
  for (const War& war : world.wars) {
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      for (const std::size_t column : columns) design.covariates.push_back(war.covariates[column][cell]);
    }
  }
  return design;
}

kernel::Cell cell_of(const World& world, const Experiment& experiment, const War& war, std::size_t cell) {
  const PotentialMeasure& measure = experiment.coefficients.potential;
  const LeaderRelation& relation = world.leader_of(war);
  const double depth = relation.treaty_depth[cell];
  const double alignment = relation.alignment[cell];
  kernel::Cell result{.treaty_depth = depth,
                      .potential_of_no_tie = measure.potential(alignment, 0),
                      .reference = measure.reference,
                      .treaty_signal = std::min(measure.potential(alignment, depth), measure.reference),
                      .committed_strength = 1,
                      .uncommitted_strength = 1};
  if (!experiment.types.on) return result;
  const double stake = private_stake(war, cell, experiment.types.stake_distance_km);
  const SignalStrength strength = signal_strength(experiment.types.committed, stake);
  result.committed_strength = strength.committed;
  result.uncommitted_strength = strength.uncommitted;
  return result;
}

// Standing may lower a tie, and so raise P, by its limit at most.
double largest_limit(const Plan& plan) {
  double limit = 0;
  for (const LeaderRule* rule : plan.rules) {
    if (rule->rule != Reward::indifferent) limit = std::max(limit, rule->standing_limit);
  }
  return limit;
}

bool may_exceed_reference(const kernel::Cell& cell, double limit) {
  return cell.potential_of_no_tie - std::clamp(cell.treaty_depth - limit, 0.0, 1.0) > cell.reference;
}

std::vector<std::uint8_t> decisions_of(const Plan& plan, std::size_t leader) {
  std::vector<std::uint8_t> decides(plan.world.years);
  for (std::size_t year = 0; year < plan.world.years; ++year) {
    for (std::size_t war = 0; war < plan.wars.size(); ++war) {
      if (plan.world.wars[war].leader != leader) continue;
      const bool point =
          plan.rule_in(year).decide == Decision::each_year ? plan.wars[war].is_on(year) : plan.wars[war].ends_in(year);
      decides[year] = decides[year] || point ? 1 : 0;
    }
  }
  return decides;
}

std::vector<std::uint8_t> years_at_war(const Plan& plan, std::size_t leader) {
  std::vector<std::uint8_t> at_war(plan.world.years);
  for (std::size_t year = 0; year < plan.world.years; ++year) {
    for (std::size_t war = 0; war < plan.wars.size(); ++war) {
      if (plan.world.wars[war].leader == leader && plan.wars[war].is_on(year)) at_war[year] = 1;
    }
  }
  return at_war;
}

// By cell: whether the state is an ally when the leader next decides.
std::vector<std::uint8_t> ally_at_decision(const World& world, const LeaderRelation& relation,
                                           const std::vector<std::uint8_t>& decides) {
  std::vector<std::uint8_t> result(world.cells());
  const std::size_t states = world.states.size();
  std::size_t next = world.years;
  for (std::size_t year = world.years; year-- > 0;) {
    if (decides[year]) next = year;
    if (next == world.years) continue;
    const auto from = relation.ally.begin() + static_cast<std::ptrdiff_t>(next * states);
    std::copy_n(from, states, result.begin() + static_cast<std::ptrdiff_t>(year * states));
  }
  return result;
}

NeighbourTies neighbours_of(const std::vector<CowCode>& states, const std::vector<ThirdPartyTie>& ties,
                            CowCode leader) {
  std::vector<std::vector<std::pair<std::size_t, double>>> of_state(states.size());
  for (const ThirdPartyTie& tie : ties) {
    if (states[tie.a] == leader || states[tie.b] == leader) continue;
    of_state[tie.a].emplace_back(tie.b, tie.depth);
    of_state[tie.b].emplace_back(tie.a, tie.depth);
  }
  NeighbourTies result;
  for (auto& neighbours : of_state) {
    result.first.push_back(result.neighbour.size());
    std::sort(neighbours.begin(), neighbours.end());
    double depth = 0;
    for (const auto& [other, of_tie] : neighbours) depth += of_tie;
    for (const auto& [other, of_tie] : neighbours) {
      result.neighbour.push_back(other);
      result.weight.push_back(of_tie / depth);
    }
  }
  result.first.push_back(result.neighbour.size());
  return result;
}

WarYears years_of(const Plan& plan, const War& war) {
  const World& world = plan.world;
  WarYears years;
  years.first = war.first_year.number() - world.first_year.number();
  years.last = war.last_year.number() - world.first_year.number();
  for (const std::size_t state : plan.acting_states) {
    years.joins.push_back(is_invited_in_some_year(world, war, state) ? 1 : 0);
    years.takes_place = years.takes_place || years.joins.back() != 0;
  }
  if (!war.request.on) return years;
  for (const double capability : world.capability) years.request_base.push_back(request_base(war.request, capability));
  return years;
}

LeaderPlan leader_plan(const Plan& plan, std::size_t leader) {
  const World& world = plan.world;
  LeaderPlan result;
  result.decides = decisions_of(plan, leader);
  result.at_war = years_at_war(plan, leader);
  const auto placebo = [](const LeaderRule* rule) { return rule->rule == Reward::random; };
  const bool judges_all =
      plan.experiment.expectation.learning || std::any_of(plan.rules.begin(), plan.rules.end(), placebo);
  for (std::size_t acting = 0; acting < plan.acting_states.size(); ++acting) {
    bool faces = false, tells = false, ally = false;
    for (std::size_t war = 0; war < plan.wars.size(); ++war) {
      if (world.wars[war].leader != leader || !plan.wars[war].joins[acting]) continue;
      faces = true;
      for (std::size_t year = 0; year < world.years; ++year) {
        const std::size_t cell = world.cell(year, plan.acting_states[acting]);
        tells = tells || plan.tells_types[world.act(war, cell)] != 0;
        ally = ally || world.leaders[leader].ally[cell] != 0;
      }
    }
    result.faces.push_back(faces ? 1 : 0);
    result.may_be_rewarded.push_back(tells ? 1 : 0);
    result.is_judged.push_back(faces && (judges_all || (plan.answers && (tells || ally))) ? 1 : 0);
    result.may_move.push_back(plan.answers && (result.is_judged.back() || plan.experiment.closure > 0) ? 1 : 0);
  }
  for (const War& war : world.wars) {
    if (war.leader == leader && war.request.on) result.has_requests = true;
  }
  if (plan.experiment.closure == 0) return result;
  for (const auto& ties : world.third_party_ties) {
    result.neighbours.push_back(neighbours_of(world.states, ties, world.leaders[leader].leader));
  }
  return result;
}

}  // namespace

Plan::Plan(const World& world_, const Experiment& experiment_) : Plan(world_, experiment_, Means::of_their_own) {}

Plan::Plan(const World& world_, const Experiment& experiment_, Means means)
    : world(world_), experiment(experiment_), sampler(experiment_.coefficients) {
  const Coefficients& coefficients = experiment.coefficients;
  check_fit(world, experiment);
  rules = rules_of(world, experiment);
  share_design = design_of(world, coefficients, coefficients.terms, 0);
  amount_design = design_of(world, coefficients, coefficients.amount_terms, coefficients.terms.size());
  invited_acts = invited_acts_of(world);
  acting_states = acting_states_of(world, experiment.closure > 0);
  state_effect = state_effects_of(world, coefficients, invited_acts);
  for (const War& war : world.wars) wars.push_back(years_of(*this, war));

  const TypeRule& types = experiment.types;
  if (types.on) {
    prior = types.committed;
    prior_log_odds = math::logit(prior);
  }
  const double limit = largest_limit(*this);
  answers = limit > 0;
  cells.resize(world.acts());
  treaty_potential.resize(world.acts());
  tells_types.resize(world.acts());
  for (const std::size_t act : invited_acts) {
    const War& war = world.wars[act / world.cells()];
    const LeaderRelation& relation = world.leader_of(war);
    const std::size_t cell = act % world.cells();
    cells[act] = cell_of(world, experiment, war, cell);
    treaty_potential[act] = coefficients.potential.potential(relation.alignment[cell], relation.treaty_depth[cell]);
    tells_types[act] = types.on && may_exceed_reference(cells[act], limit) ? 1 : 0;
  }
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) leaders.push_back(leader_plan(*this, leader));
  for (const War& war : world.wars) {
    const auto allies = ally_at_decision(world, world.leader_of(war), leaders[war.leader].decides);
    may_sour.insert(may_sour.end(), allies.begin(), allies.end());
  }
  if (means == Means::of_this || !experiment.mean_world || !types.on) return;
  mean_plan = std::unique_ptr<const Plan>(new Plan(*experiment.mean_world, experiment, Means::of_this));
}

}  // namespace entente
