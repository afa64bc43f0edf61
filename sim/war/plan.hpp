#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/kernel/stages.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente {

/// The covariates of one part of the equation, ready for the kernels.
struct PartDesign {
  std::vector<std::uint32_t> parameter;  ///< by term: index among the parameters
  std::vector<double> covariates;        ///< [act * terms + term], the potential term left out

  std::size_t terms() const { return parameter.size(); }
  const double* row(std::size_t act) const { return covariates.data() + act * terms(); }
};

/// One year's ties among states other than a leader, by acting state: its neighbours stand at first[i] up to
/// first[i + 1].
struct NeighbourTies {
  std::vector<std::size_t> first;
  std::vector<std::size_t> neighbour;  ///< an acting state
  std::vector<double> weight;          ///< the tie's share of the depth of all of the state's ties
};

/// One leader and those who act in its wars.
struct LeaderPlan {
  std::vector<std::uint8_t> faces;            ///< by acting state: whether it is invited to one of the leader's wars
  std::vector<std::uint8_t> may_be_rewarded;  ///< by acting state: whether it tells its type in some year
  /// By acting state: whether a decision can do anything to it but let its standing drift, or teach it anything.
  std::vector<std::uint8_t> is_judged;
  std::vector<std::uint8_t> may_move;     ///< by acting state: whether its standing can move at all
  std::vector<std::uint8_t> decides;      ///< by year
  std::vector<std::uint8_t> at_war;       ///< by year: whether one of the leader's wars is on
  std::vector<NeighbourTies> neighbours;  ///< by year; empty without third-party closure
  bool has_requests = false;              ///< whether one of its wars does not ask everybody
};

/// One war, in years and states of the simulation.
struct WarYears {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<std::uint8_t> joins;  ///< by acting state: whether it is invited in some year
  /// By cell, if not everybody is asked: log-odds of being asked without those of the tie.
  std::vector<double> request_base;

  bool takes_place = false;  ///< whether anybody is invited at all: a counterfactual may have dropped the war

  bool is_on(std::size_t year) const { return takes_place && first <= year && year <= last; }
  bool ends_in(std::size_t year) const { return takes_place && year == last; }
};

/// What is the same in every replicate of an experiment, computed once and only read afterwards.
struct Plan {
  /// Checks that world and experiment fit together; throws Error (Fault::work) naming what does not.
  Plan(const World& world, const Experiment& experiment);

  const LeaderRule& rule_in(std::size_t year) const { return *rules[year]; }
  /// The plan of the world whose invited state-years keep the fitted mean under types.
  const Plan& of_means() const { return mean_plan ? *mean_plan : *this; }

  const World& world;
  const Experiment& experiment;
  CoefficientSampler sampler;
  std::vector<const LeaderRule*> rules;    ///< by year: the rule in force
  PartDesign share_design;                 ///< of the share, or of participation under hurdle
  PartDesign amount_design;                ///< of the hurdle's amount; empty otherwise
  std::vector<double> state_effect;        ///< by state; 0 without fixed effects
  std::vector<kernel::Cell> cells;         ///< by act, of use where invited
  std::vector<double> treaty_potential;    ///< by act: P by the treaty alone
  std::vector<std::uint8_t> tells_types;   ///< by act: whether P can exceed P*, so that types act differently
  std::vector<std::uint8_t> may_sour;      ///< by act: whether the state is an ally at the leader's next decision
  std::vector<std::size_t> invited_acts;   ///< ascending
  std::vector<std::size_t> acting_states;  ///< invited in some year, ascending; with closure all, for their ties move
  std::vector<WarYears> wars;
  std::vector<LeaderPlan> leaders;
  std::unique_ptr<const Plan> mean_plan;  ///< of Experiment::mean_world, if there is one
  bool answers = false;                   ///< whether standing can move at all
  double prior = 0.5;                     ///< p0; 1/2 with types off
  double prior_log_odds = 0;              ///< l0

 private:
  enum class Means { of_their_own, of_this };
  Plan(const World& world, const Experiment& experiment, Means means);
};

}  // namespace entente
