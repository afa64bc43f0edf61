#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/block_expectation.hpp"
#include "sim/war/block_handout.hpp"
#include "sim/war/plan.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// One leader in one block: what it believes of states, how they stand with it, what it holds of them since its last
/// decision, and its decisions (docs/model.md, "Belief", "Standing", "Third-party closure").
///
/// Arrays are [acting * lanes + lane], by Plan::acting_states.
class BlockLeader {
 public:
  BlockLeader(const Plan& plan, std::size_t leader, const kernel::Stages& stages);
  void begin(std::size_t first_replicate);

  const double* standing(std::size_t acting) const { return standing_.data() + acting * kernel::lanes; }
  double* standing(std::size_t acting) { return standing_.data() + acting * kernel::lanes; }
  /// R of the state.
  const double* expectation(std::size_t acting) const { return expectation_.ratio(acting); }

  /// A year begins: belief fades.
  void fade(std::size_t year, std::size_t acting);
  /// What the leader can learn of a state of which it sees an act; of use where Plan::tells_types.
  void learn(std::size_t acting, const double* evidence, const double* active);
  /// Takes an act into account at the next decision. `asked`: flags of lanes in which the state could act, whether it
  /// had left or not; `active`: without those in which it had.
  struct Act {
    const double* asked;
    const double* active;
    const double* potential;
    const double* share;
    const double* expected;
    const double* certainty;
  };
  void judge(std::size_t acting, const Act& act);

  // A year's answers: begun, then state after state when all its acts are known, then finished.
  void begin_answers(std::size_t year);
  void answer(std::size_t year, std::size_t acting);
  void finish_answers(std::size_t year);

  /// Ties draw on ties.
  void close(std::size_t year);
  /// What states make of the year's decision, which everybody has seen by now.
  void revise_expectations(std::size_t year, ReplicateBlock& block);
  void record_standing(std::size_t year, ReplicateBlock& block) const;
  void record_posteriors(ReplicateBlock& block) const;

 private:
  std::size_t cell_of(std::size_t year, std::size_t acting) const {
    return plan_.world.cell(year, plan_.acting_states[acting]);
  }
  /// Of a block's arrays by leader and cell.
  std::size_t row_of(std::size_t year, std::size_t acting) const {
    return (leader_ * plan_.world.cells() + cell_of(year, acting)) * kernel::lanes;
  }
  kernel::Answer answer_of(std::size_t year, std::size_t acting) const;
  kernel::Judged judged(std::size_t acting) const;
  bool moves(std::size_t year) const { return plan_.rule_in(year).rule != Reward::indifferent; }

  bool is_limited(std::size_t year) const {
    const Reward rule = plan_.rule_in(year).rule;
    return rule == Reward::budgeted || rule == Reward::random;
  }
  void stand_in_line(std::size_t year, std::size_t acting);
  void settle(std::size_t year, std::size_t acting);

  const Plan& plan_;
  std::size_t leader_;
  const LeaderPlan& own_;
  const LeaderRelation& relation_;
  const kernel::Stages& stages_;
  BlockExpectation expectation_;
  BlockHandout handout_;
  PairedDraws placebo_draws_;
  std::size_t first_replicate_ = 0;

  LaneArray<double> standing_;           // u
  LaneArray<double> log_odds_;           // l
  LaneArray<double> potential_;          // P, of the last year in which the state was asked
  std::vector<std::uint8_t> has_acted_;  ///< by acting state: since the last decision, in some lane
  LaneArray<double> years_;
  LaneArray<double> share_;
  LaneArray<double> expected_;
  LaneArray<double> certainty_;
  // Of a decision.
  LaneArray<double> reward_;
  LaneArray<double> loss_;
  // Rows of one state.
  LaneArray<double> gain_;
  LaneArray<double> key_;
  LaneArray<double> pool_;
  // Of closure.
  LaneArray<double> ties_;
  LaneArray<double> pull_;
};

}  // namespace entente
