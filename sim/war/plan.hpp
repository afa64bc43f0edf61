#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/kernel/stages.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// The covariates of one part of the equation, ready for the kernels.
struct PartDesign {
  std::vector<std::uint32_t> parameter;  ///< by term: index among the parameters
  std::vector<double> covariates;        ///< [cell * terms + term], the potential term left out

  std::size_t terms() const { return parameter.size(); }
  const double* row(std::size_t cell) const { return covariates.data() + cell * terms(); }
};

/// What is the same in every replicate of an experiment, computed once and only read afterwards.
struct Plan {
  /// Checks that world and experiment fit together; throws Error (Fault::work) naming what does not.
  Plan(const World& world, const Experiment& experiment);

  const World& world;
  const Experiment& experiment;
  CoefficientSampler sampler;
  PartDesign share_design;                    ///< of the share, or of participation under hurdle
  PartDesign amount_design;                   ///< of the hurdle's amount; empty otherwise
  std::vector<double> state_effect;           ///< by state; 0 without fixed effects
  std::vector<kernel::Cell> cells;            ///< of use where invited
  std::vector<double> treaty_potential;       ///< P by the treaty alone, by cell
  std::vector<std::uint8_t> tells_types;      ///< by cell: whether P can exceed P*, so that types act differently
  std::vector<std::uint8_t> may_sour;         ///< by cell: whether the state is an ally at the leader's next decision
  std::vector<std::size_t> invited_cells;     ///< ascending
  std::vector<std::size_t> acting_states;     ///< states that are invited in some year, ascending
  std::vector<std::uint8_t> may_be_rewarded;  ///< by acting state: whether it tells its type in some year
  double prior = 0.5;                         ///< p0; 1/2 with types off
  double prior_log_odds = 0;                  ///< l0
};

}  // namespace entente
