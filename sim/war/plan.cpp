#include "sim/war/plan.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

void check_size(const char* what, std::size_t found, std::size_t wanted) {
  if (found != wanted) {
    throw work_error("world: " + std::string(what) + " has " + std::to_string(found) + " values, not " +
                     std::to_string(wanted));
  }
}

void check_shapes(const World& world, const Coefficients& coefficients) {
  const std::size_t cells = world.cells();
  check_size("armed_forces", world.armed_forces.size(), cells);
  check_size("alignment", world.leaders[0].alignment.size(), cells);
  check_size("treaty_depth", world.leaders[0].treaty_depth.size(), cells);
  check_size("distance_km", world.wars[0].distance_km.size(), cells);
  check_size("ally", world.leaders[0].ally.size(), cells);
  check_size("invited", world.wars[0].invited.size(), cells);
  std::vector<std::string> columns = all_terms(coefficients);
  std::erase(columns, potential_term);
  check_size("covariates", world.wars[0].covariates.size(), columns.size());
  for (const auto& column : world.wars[0].covariates) check_size("a covariate", column.size(), cells);
  if (!std::is_sorted(world.states.begin(), world.states.end()) ||
      std::adjacent_find(world.states.begin(), world.states.end()) != world.states.end()) {
    throw work_error("world: states are not in ascending order of COW codes, each once");
  }
  const War& war = world.wars[0];
  if (war.first_year < world.first_year || war.last_year < war.first_year ||
      war.last_year.number() >= world.first_year.number() + world.years) {
    throw work_error("world: the war's years lie outside the world's");
  }
  check_size("deaths_per_1000", war.deaths_per_1000.size(), war.last_year.number() - war.first_year.number() + 1u);
}

std::vector<std::size_t> invited_cells_of(const World& world) {
  std::vector<std::size_t> cells;
  for (std::size_t year = 0; year < world.years; ++year) {
    const std::size_t calendar = world.first_year.number() + year;
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      const std::size_t cell = world.cell(year, state);
      if (!world.wars[0].invited[cell]) continue;
      const std::string name =
          "world: state " + std::to_string(world.states[state].number()) + " in " + std::to_string(calendar);
      if (calendar < world.wars[0].first_year.number() || calendar > world.wars[0].last_year.number()) {
        throw work_error(name + " is invited to a war that is not on");
      }
      if (!(world.armed_forces[cell] > 0)) throw work_error(name + " is invited but has no armed forces");
      cells.push_back(cell);
    }
  }
  return cells;
}

std::vector<std::size_t> acting_states_of(const World& world) {
  std::vector<std::size_t> states;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    for (std::size_t year = 0; year < world.years; ++year) {
      if (!world.wars[0].invited[world.cell(year, state)]) continue;
      states.push_back(state);
      break;
    }
  }
  return states;
}

std::vector<double> state_effects_of(const World& world, const Coefficients& coefficients,
                                     const std::vector<std::size_t>& invited_cells) {
  std::vector<double> effects(world.states.size(), 0.0);
  if (coefficients.state_effects.empty()) return effects;
  std::vector<bool> known(world.states.size(), false);
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const auto found = coefficients.state_effects.find(world.states[state]);
    if (found == coefficients.state_effects.end()) continue;
    effects[state] = found->second;
    known[state] = true;
  }
  for (const std::size_t cell : invited_cells) {
    const std::size_t state = cell % world.states.size();
    if (!known[state]) {
      throw work_error("coefficients: no state effect for state " + std::to_string(world.states[state].number()) +
                       ", which is invited");
    }
  }
  return effects;
}

// The terms of a part but potential, whose columns stand among World::covariates in the order of all_terms.
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
  design.covariates.reserve(world.cells() * columns.size());
  for (std::size_t cell = 0; cell < world.cells(); ++cell) {
    for (const std::size_t column : columns) design.covariates.push_back(world.wars[0].covariates[column][cell]);
  }
  return design;
}

kernel::Cell cell_of(const World& world, const Experiment& experiment, std::size_t cell) {
  const PotentialMeasure& measure = experiment.coefficients.potential;
  kernel::Cell result{.treaty_depth = world.leaders[0].treaty_depth[cell],
                      .potential_of_no_tie = measure.potential(world.leaders[0].alignment[cell], 0),
                      .reference = measure.reference,
                      .treaty_signal = 0,
                      .committed_strength = 1,
                      .uncommitted_strength = 1};
  result.treaty_signal = std::min(
      measure.potential(world.leaders[0].alignment[cell], world.leaders[0].treaty_depth[cell]), measure.reference);
  if (!experiment.types.on) return result;
  const double stake = private_stake(world.wars[0].distance_km[cell], experiment.types.stake_distance_km);
  const SignalStrength strength = signal_strength(experiment.types.committed, stake);
  result.committed_strength = strength.committed;
  result.uncommitted_strength = strength.uncommitted;
  return result;
}

// Standing may lower a tie, and so raise P, by its limit at most.
bool may_exceed_reference(const Experiment& experiment, const kernel::Cell& cell) {
  if (!experiment.types.on) return false;
  const bool answers = experiment.leader_rule.rule != Reward::indifferent;
  const double loosest =
      std::clamp(cell.treaty_depth - (answers ? experiment.leader_rule.standing_limit : 0), 0.0, 1.0);
  return cell.potential_of_no_tie - loosest > cell.reference;
}

std::vector<std::uint8_t> may_sour_of(const World& world, const LeaderRule& rule) {
  if (rule.decide == Decision::each_year) return world.leaders[0].ally;
  std::vector<std::uint8_t> result(world.cells());
  const std::size_t last = world.wars[0].last_year.number() - world.first_year.number();
  for (std::size_t year = 0; year <= last; ++year) {
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      result[world.cell(year, state)] = world.leaders[0].ally[world.cell(last, state)];
    }
  }
  return result;
}

void check_mechanisms(const World& world, const Experiment& experiment) {
  const Reward rule = experiment.leader_rule.rule;
  if (world.wars.size() != 1 || world.leaders.size() != 1 || world.wars[0].request.on ||
      (rule != Reward::bayesian && rule != Reward::indifferent) || !experiment.rule_changes.empty() ||
      experiment.expectation.learning || experiment.closure != 0) {
    throw work_error("the simulation knows one war, one leader and the rules bayesian and indifferent");
  }
}

void check_persistence(double rho) {
  if (!(rho >= 0 && rho < 1)) throw work_error("the persistence of shocks is not a number from 0 to below 1");
}

}  // namespace

Plan::Plan(const World& world_, const Experiment& experiment_)
    : world(world_), experiment(experiment_), sampler(experiment_.coefficients) {
  const Coefficients& coefficients = experiment.coefficients;
  check_mechanisms(world, experiment);
  check_shapes(world, coefficients);
  if (experiment.withdrawal.on) check_size("democracy", world.democracy.size(), world.cells());
  check_persistence(experiment.persistence.participation);
  check_persistence(experiment.persistence.amount);
  share_design = design_of(world, coefficients, coefficients.terms, 0);
  amount_design = design_of(world, coefficients, coefficients.amount_terms, coefficients.terms.size());
  invited_cells = invited_cells_of(world);
  acting_states = acting_states_of(world);
  state_effect = state_effects_of(world, coefficients, invited_cells);

  const TypeRule& types = experiment.types;
  if (types.on) {
    prior = types.committed;
    prior_log_odds = math::logit(prior);
  }
  may_sour = may_sour_of(world, experiment.leader_rule);
  cells.resize(world.cells());
  treaty_potential.resize(world.cells());
  tells_types.resize(world.cells());
  for (const std::size_t cell : invited_cells) {
    cells[cell] = cell_of(world, experiment, cell);
    treaty_potential[cell] =
        coefficients.potential.potential(world.leaders[0].alignment[cell], world.leaders[0].treaty_depth[cell]);
    tells_types[cell] = may_exceed_reference(experiment, cells[cell]) ? 1 : 0;
  }
  for (const std::size_t state : acting_states) {
    bool tells = false;
    for (std::size_t year = 0; year < world.years; ++year) tells = tells || tells_types[world.cell(year, state)];
    may_be_rewarded.push_back(tells ? 1 : 0);
  }
}

}  // namespace entente
