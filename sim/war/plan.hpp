#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/war/ensemble.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// A term of one part of the equation: its column among World::covariates, its index among the parameters.
struct DesignTerm {
  std::size_t column;
  std::size_t parameter;
};

/// What is the same in every replicate of an experiment, computed once and only read afterwards.
struct Plan {
  /// Checks that world and experiment fit together; throws Error (Fault::work) naming what does not.
  Plan(const World& world, const Experiment& experiment);

  const World& world;
  const Experiment& experiment;
  CoefficientSampler sampler;
  std::vector<DesignTerm> share_design;      ///< of the share, or of participation under hurdle
  std::vector<DesignTerm> amount_design;     ///< of the hurdle's amount; empty otherwise
  std::vector<double> state_effect;          ///< by state; 0 without fixed effects
  std::vector<double> committed_strength;    ///< Lambda of a committed state, by cell; 1 with types off
  std::vector<double> uncommitted_strength;  ///< Lambda of an uncommitted one
  std::vector<double> treaty_potential;      ///< P by the treaty alone, by cell
  std::vector<std::size_t> invited_cells;    ///< ascending
  std::vector<std::size_t> acting_states;    ///< states that are invited in some year, ascending
  double prior = 0.5;                        ///< p0; 1/2 with types off
  double prior_log_odds = 0;                 ///< l0
};

/// Offsets of one part of the contribution equation, x'b without the potential term, for every cell.
/// @param design share_design or amount_design
void contribution_offsets(const Plan& plan, const std::vector<DesignTerm>& design, const CoefficientDraw& draw,
                          std::vector<double>& offsets);

}  // namespace entente
