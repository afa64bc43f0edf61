#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/block_casualties.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/block_equation.hpp"
#include "sim/war/block_leader.hpp"
#include "sim/war/plan.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>

namespace entente {

/// One war in one block: who is asked, what shocks come and last, who sends how much, who suffers and who leaves.
///
/// Arrays are [acting * lanes + lane], by Plan::acting_states.
class BlockWar {
 public:
  BlockWar(const Plan& plan, std::size_t war, const kernel::Stages& stages);
  /// @param everyone a row of flags: lanes that are no padding
  void begin(std::size_t first_replicate, const LaneArray<double>& everyone);

  /// One state's year, from being asked to what the leader makes of its share. Of use in years in which the war is on.
  /// @param committed flags of one row: the state's type
  void act(std::size_t year, std::size_t acting, const double* committed, BlockEquation& equation, BlockLeader& leader,
           ReplicateBlock& block);
  /// What the year's shares cost.
  void suffer(ReplicateBlock& block) { casualties_.suffer(block); }
  /// Decided at the end of a year, in force from the next: whoever leaves before the war's end is gone for good, and an
  /// ally who does is soured. Ties are those of block.standing, so that wars of one year do not wait for each other.
  void withdraw(std::size_t year, BlockLeader& leader, const ReplicateBlock& block);
  void record_withdrawn(ReplicateBlock& block) const;

 private:
  const double* shock(PairedDraws& draws, double rho, LaneArray<double>& shocks, std::size_t year, std::size_t acting);
  const double* who_acts(std::size_t year, std::size_t acting, const double* standing);
  void show(std::size_t act, std::size_t acting, const BlockLeader::Act& seen, BlockEquation& equation,
            BlockLeader& leader);
  void count(std::size_t act, const double* active, const double* expected, ReplicateBlock& block) const;

  std::size_t cell_of(std::size_t year, std::size_t acting) const {
    return plan_.world.cell(year, plan_.acting_states[acting]);
  }
  const double* present(std::size_t acting) const {
    return withdrawal_ ? present_.data() + acting * kernel::lanes : everyone_.data();
  }
  /// Flags of lanes in which the state is asked this year, whether it has left or not.
  const double* asked(std::size_t acting) const {
    return facts_.request.on ? asked_.data() + acting * kernel::lanes : everyone_.data();
  }

  const Plan& plan_;
  std::size_t war_;
  const War& facts_;
  const WarYears& years_;
  const LeaderRelation& relation_;
  const kernel::Stages& stages_;
  bool hurdle_;
  bool withdrawal_;
  std::size_t first_replicate_ = 0;
  BlockCasualties casualties_;
  PairedDraws amount_draws_;
  PairedDraws participation_draws_;
  PairedDraws withdrawal_draws_;

  LaneArray<double> everyone_;  ///< one row: flags of lanes that are no padding
  LaneArray<double> present_;   ///< flags; of use with withdrawal only
  LaneArray<double> request_;   ///< uniforms; of use with requests only
  LaneArray<double> asked_;     ///< flags; of use with requests only
  LaneArray<double> amount_shock_;
  LaneArray<double> participation_shock_;
  LaneArray<double> seen_;  ///< flags: asked in an earlier year
  LaneArray<double> has_sent_;
  LaneArray<double> losses_;  ///< deaths so far

  // Rows of the state that acts at the moment.
  LaneArray<double> active_;
  LaneArray<double> potential_;
  LaneArray<double> signalled_;
  LaneArray<double> drawn_;
  LaneArray<double> evidence_;
};

}  // namespace entente
