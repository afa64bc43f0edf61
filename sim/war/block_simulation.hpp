#pragma once

#include "sim/war/block_casualties.hpp"
#include "sim/war/block_draws.hpp"
#include "sim/war/block_equation.hpp"
#include "sim/war/plan.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Lives through the worlds of one block of replicates, side by side in lanes. Made once a thread and used block after
/// block: all arrays are allocated here, none inside the year loop. What happens in a lane depends on no other lane.
///
/// Arrays are [acting * lanes + lane], by states that act in some year (Plan::acting_states); the others never move.
class BlockSimulation {
 public:
  /// @param intercepts_of a simulation with the same coefficients, whose intercepts under types are taken over; it must
  /// outlive this one, and be run for the same replicates before
  BlockSimulation(const Plan& plan, InstructionSet instructions, const BlockSimulation* intercepts_of = nullptr);

  /// Simulates replicates first ... first + replicates - 1, at most ReplicateBlock::lanes of them. The block is valid
  /// until the next call.
  const ReplicateBlock& run(std::size_t first, std::size_t replicates);

 private:
  // The order of events within a year (docs/model.md). Deaths move neither belief nor standing, so what
  // concerns one state and its leader is done state by state.
  void choose(std::size_t year, std::size_t acting);
  void update_belief(std::size_t year, std::size_t acting);
  void set_standing(std::size_t year, std::size_t acting);
  void judge(std::size_t cell, std::size_t acting);
  void withdraw(std::size_t year);
  void record_year(std::size_t year);

  void begin(std::size_t first, std::size_t replicates);
  void draw_coefficients(std::size_t replicates);
  void draw_types();
  const double* shock(PairedDraws& draws, double rho, LaneArray<double>& shocks, std::size_t year, std::size_t acting);
  bool decides(std::size_t year) const;
  bool each_year() const { return plan_.experiment.leader_rule.decide == Decision::each_year; }

  std::size_t cell_of(std::size_t year, std::size_t acting) const {
    return plan_.world.cell(year, plan_.acting_states[acting]);
  }
  double* share_row(std::size_t cell) { return block_.share.data() + cell * kernel::lanes; }
  const double* present(std::size_t acting) const {
    return withdrawal_ ? present_.data() + acting * kernel::lanes : everyone_.data();
  }

  const Plan& plan_;
  const kernel::Stages& stages_;
  bool hurdle_;
  bool withdrawal_;
  ReplicateBlock block_;
  BlockCoefficients coefficients_;
  CoefficientDraw draw_;
  BlockEquation equation_;
  BlockCasualties casualties_;
  PairedDraws amount_draws_;
  PairedDraws participation_draws_;
  PairedDraws withdrawal_draws_;

  LaneArray<double> everyone_;  ///< one row: flags of lanes that are no padding
  LaneArray<double> present_;   ///< flags; of use with withdrawal only
  LaneArray<double> committed_;
  LaneArray<double> amount_shock_;
  LaneArray<double> participation_shock_;
  LaneArray<double> standing_;   // u
  LaneArray<double> log_odds_;   // l
  LaneArray<double> potential_;  // P
  LaneArray<double> has_sent_;
  LaneArray<double> losses_;  // deaths so far
  LaneArray<double> judged_years_;
  LaneArray<double> judged_share_;
  LaneArray<double> judged_expected_;
  LaneArray<double> judged_certainty_;
  std::vector<std::uint8_t> asked_before_;  ///< by acting state

  // Of the state that acts at the moment.
  LaneArray<double> signalled_;
  LaneArray<double> drawn_;
  LaneArray<double> evidence_;
  LaneArray<double> uniform_;
  LaneArray<double> unused_;
};

}  // namespace entente
