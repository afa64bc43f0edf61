#include "sim/war/plan.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"
#include "sim/war/marginal_mean.hpp"

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
  check_size("alignment", world.alignment.size(), cells);
  check_size("treaty_depth", world.treaty_depth.size(), cells);
  check_size("distance_km", world.distance_km.size(), cells);
  check_size("ally", world.ally.size(), cells);
  check_size("invited", world.invited.size(), cells);
  std::vector<std::string> columns = all_terms(coefficients);
  std::erase(columns, potential_term);
  check_size("covariates", world.covariates.size(), columns.size());
  for (const auto& column : world.covariates) check_size("a covariate", column.size(), cells);
  if (!std::is_sorted(world.states.begin(), world.states.end()) ||
      std::adjacent_find(world.states.begin(), world.states.end()) != world.states.end()) {
    throw work_error("world: states are not in ascending order of COW codes, each once");
  }
  const War& war = world.war;
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
      if (!world.invited[cell]) continue;
      const std::string name =
          "world: state " + std::to_string(world.states[state].number()) + " in " + std::to_string(calendar);
      if (calendar < world.war.first_year.number() || calendar > world.war.last_year.number()) {
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
      if (!world.invited[world.cell(year, state)]) continue;
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

// The terms of a part but potential, with their columns in the order of all_terms, in which World::covariates stand.
std::vector<DesignTerm> design_of(const Coefficients& coefficients, const std::vector<std::string>& terms,
                                  std::size_t first_parameter) {
  std::vector<std::string> columns = all_terms(coefficients);
  std::erase(columns, potential_term);
  std::vector<DesignTerm> design;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const auto column = std::find(columns.begin(), columns.end(), terms[term]);
    if (column == columns.end()) continue;  // potential
    design.push_back({static_cast<std::size_t>(column - columns.begin()), first_parameter + term});
  }
  return design;
}

void check_persistence(double rho) {
  if (!(rho >= 0 && rho < 1)) throw work_error("the persistence of shocks is not a number from 0 to below 1");
}

}  // namespace

Plan::Plan(const World& world_, const Experiment& experiment_)
    : world(world_), experiment(experiment_), sampler(experiment_.coefficients) {
  const Coefficients& coefficients = experiment.coefficients;
  check_shapes(world, coefficients);
  if (experiment.withdrawal.on) check_size("democracy", world.democracy.size(), world.cells());
  check_persistence(experiment.persistence.participation);
  check_persistence(experiment.persistence.amount);
  share_design = design_of(coefficients, coefficients.terms, 0);
  amount_design = design_of(coefficients, coefficients.amount_terms, coefficients.terms.size());
  invited_cells = invited_cells_of(world);
  acting_states = acting_states_of(world);
  state_effect = state_effects_of(world, coefficients, invited_cells);

  treaty_potential.assign(world.cells(), 0.0);
  for (const std::size_t cell : invited_cells) {
    treaty_potential[cell] = coefficients.potential.potential(world.alignment[cell], world.treaty_depth[cell]);
  }
  committed_strength.assign(world.cells(), 1.0);
  uncommitted_strength.assign(world.cells(), 1.0);
  const TypeRule& types = experiment.types;
  if (!types.on) return;
  prior = types.committed;
  prior_log_odds = math::logit(prior);
  for (const std::size_t cell : invited_cells) {
    const double stake = private_stake(world.distance_km[cell], types.stake_distance_km);
    const SignalStrength strength = signal_strength(types.committed, stake);
    committed_strength[cell] = strength.committed;
    uncommitted_strength[cell] = strength.uncommitted;
  }
}

void contribution_offsets(const Plan& plan, const std::vector<DesignTerm>& design, const CoefficientDraw& draw,
                          std::vector<double>& offsets) {
  const std::size_t states = plan.world.states.size();
  for (std::size_t cell = 0; cell < offsets.size(); ++cell) offsets[cell] = plan.state_effect[cell % states];
  for (const DesignTerm& term : design) {
    const double slope = draw.parameters[term.parameter];
    const std::vector<double>& covariate = plan.world.covariates[term.column];
    for (std::size_t cell = 0; cell < offsets.size(); ++cell) offsets[cell] += slope * covariate[cell];
  }
}

}  // namespace entente
