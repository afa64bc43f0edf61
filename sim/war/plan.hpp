#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/war/ensemble.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// What is the same in every replicate of an experiment, computed once and only read afterwards.
struct Plan {
  /// Checks that world and experiment fit together; throws Error (Fault::work) naming what does not.
  Plan(const World& world, const Experiment& experiment);

  const World& world;
  const Experiment& experiment;
  CoefficientSampler sampler;
  std::vector<std::size_t> design_term;      ///< parameter index of each column of World::covariates
  std::vector<double> state_effect;          ///< by state; 0 without fixed effects
  std::vector<double> committed_strength;    ///< Lambda of a committed state, by cell; 1 with types off
  std::vector<double> uncommitted_strength;  ///< Lambda of an uncommitted one
  std::vector<std::size_t> invited_cells;    ///< ascending
  double prior_log_odds = 0;                 ///< l0
};

/// Offsets of the contribution equation, x'b without the potential term, for every cell.
void contribution_offsets(const Plan& plan, const CoefficientDraw& draw, std::vector<double>& offsets);

}  // namespace entente
