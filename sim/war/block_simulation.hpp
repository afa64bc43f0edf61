#pragma once

#include "sim/war/block_draws.hpp"
#include "sim/war/block_equation.hpp"
#include "sim/war/block_leader.hpp"
#include "sim/war/block_war.hpp"
#include "sim/war/plan.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Lives through the worlds of one block of replicates, side by side in lanes. Made once a thread and used block after
/// block: all arrays are allocated here, none inside the year loop. What happens in a lane depends on no other lane.
class BlockSimulation {
 public:
  /// @param intercepts_of a simulation with the same coefficients, whose intercepts under types are taken over; it must
  /// outlive this one, and be run for the same replicates before
  BlockSimulation(const Plan& plan, InstructionSet instructions, const BlockSimulation* intercepts_of = nullptr);

  /// Simulates replicates first ... first + replicates - 1, at most ReplicateBlock::lanes of them. The block is valid
  /// until the next call.
  const ReplicateBlock& run(std::size_t first, std::size_t replicates);

 private:
  // The order of events within a year (docs/model.md). Deaths move neither belief nor standing, so what concerns one
  // state and those whom it faces is done state by state.
  void live(std::size_t year);
  void leave_and_close(std::size_t year);

  void begin(std::size_t first, std::size_t replicates);
  void draw_coefficients(std::size_t replicates);
  void draw_types();

  const Plan& plan_;
  const kernel::Stages& stages_;
  ReplicateBlock block_;
  BlockCoefficients coefficients_;
  CoefficientDraw draw_;
  BlockEquation equation_;
  std::vector<BlockLeader> leaders_;
  std::vector<BlockWar> wars_;

  LaneArray<double> everyone_;   ///< one row: flags of lanes that are no padding
  LaneArray<double> committed_;  ///< flags, [acting * lanes + lane]
  LaneArray<double> uniform_;    ///< one row
  LaneArray<double> unused_;     ///< one row
};

}  // namespace entente
