#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/war/persistence.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/rules.hpp"
#include "sim/war/withdrawal.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente {

/// All that an ensemble depends on besides its world.
struct Experiment {
  Coefficients coefficients;
  bool draw_coefficients = true;  ///< each replicate draws its own from the sampling distribution
  Persistence persistence;
  LeaderRule leader_rule;
  std::vector<RuleChange> rule_changes;  ///< by rising year: the rule of a year is the last one from then or before
  TypeRule types;
  ExpectationRule expectation;
  double closure = 0;  ///< rate of third-party closure, in [0, 1] a year
  WithdrawalHazard withdrawal;
  MasterSeed seed;
  std::size_t replications = 1000;
  /// The world whose invited state-years keep the fitted mean under types; none: the simulated one. A counterfactual
  /// gives its baseline, lest all intercepts make up for what it changes.
  std::shared_ptr<const World> mean_world;
};

/// Everything that happened, replicate by replicate.
///
/// By act: [act * replications + replicate], acts as in World. By leader and cell: [(leader * cells + cell) *
/// replications + replicate]. By state: [state * replications + replicate], and likewise by war or leader and state.
struct Ensemble {
  std::size_t replications = 0;
  std::size_t years = 0;
  std::size_t states = 0;

  std::vector<double> share;               ///< by act: y clipped to [0, 1]; 0 where not invited
  std::vector<double> standing;            ///< by leader and cell: u at the end of the year
  std::vector<double> expectation;         ///< by leader and cell: r at the end of the year; empty unless states learn
  std::vector<std::int32_t> casualties;    ///< by act: deaths
  std::vector<double> posterior;           ///< by leader and state: its belief that the state is committed, at the end
  std::vector<std::uint8_t> committed;     ///< by state: the true type (1 = committed); all 0 with types off
  std::vector<std::uint8_t> withdrawn;     ///< by war and state: 1 if the state left for good before the war's end
  std::vector<double> conventional_share;  ///< one an act: mean over replicates of e, expected without signalling; 0
                                           ///< once the state has left
  std::vector<double> amount_potential_slope;  ///< one a replicate: the amount's, under hurdle; empty otherwise
  std::vector<double> potential_slope;         ///< one a replicate: the drawn coefficient of potential
  std::uint64_t negative_shares = 0;           ///< gaussian only: how many drawn y were below 0 (then T = 0)
  /// How many y were drawn: invited acts of all replicates, without those of states gone or not asked.
  std::uint64_t drawn_shares = 0;

  std::size_t cell(std::size_t year, std::size_t state) const { return year * states + state; }
  /// The replicates of one act, contiguous.
  const double* shares(std::size_t act) const { return share.data() + act * replications; }
};

/// Troops T = round(y M), at least 1 if y > 0, at most M (people).
double troops(double share, double armed_forces);

/// Simulates all replicates, block by block, and shows each block to every observer. Memory does not grow with the
/// number of replicates. The same world, experiment and layout version give the same bits, whatever the options.
void observe_ensemble(const World& world, const Experiment& experiment, const std::vector<EnsembleObserver*>& observers,
                      const ParallelOptions& options = {});

/// The same, keeping everything in memory.
Ensemble run_ensemble(const World& world, const Experiment& experiment, const ParallelOptions& options = {});

}  // namespace entente
