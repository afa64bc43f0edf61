#pragma once

#include "sim/war/plan.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/replicate_equation.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// What the leader judges a state by: its years since the last decision.
struct JudgedYears {
  double share = 0;
  double conventional_share = 0;
  double certainty = 0;
  double years = 0;

  void add(double year_share, double year_expectation, double year_certainty) {
    share += year_share;
    conventional_share += year_expectation;
    certainty += year_certainty;
    years += 1;
  }
};

/// One world lived through once. Made once a block: all arrays are allocated here, none inside the year loop.
///
/// Arrays are by state (structure of arrays).
class ReplicateSimulation {
 public:
  explicit ReplicateSimulation(const Plan& plan);
  /// Simulates the replicate of a lane and writes its column of the block, adding to the block's sums.
  void run(std::size_t lane, ReplicateBlock& block);

 private:
  // The order of events within a year (design: "Order within a year").
  void choose(std::size_t year, ReplicateBlock& block);
  void suffer_casualties(std::size_t year);
  void update_beliefs(std::size_t year);
  void set_standing(std::size_t year);
  void withdraw(std::size_t year);
  void record_year(std::size_t year, std::size_t lane, ReplicateBlock& block) const;

  void begin(Replicate k);
  void draw_types();
  void draw_shocks(std::size_t year);

  const Plan& plan_;
  Replicate replicate_;
  CoefficientDraw coefficients_;
  ReplicateEquation equation_;
  std::vector<Shocks> shocks_;
  std::vector<std::uint8_t> committed_;
  std::vector<double> standing_;     // u
  std::vector<double> log_odds_;     // l
  std::vector<double> potential_;    // P
  std::vector<double> drawn_share_;  // y before clipping to [0, 1]
  std::vector<double> share_;        // y
  std::vector<JudgedYears> judged_;
  std::vector<std::int32_t> casualties_;
  std::vector<Seen> seen_;
  std::vector<double> losses_;  // deaths so far
  std::vector<std::uint8_t> has_sent_;
  std::vector<std::uint8_t> withdrawn_;
};

}  // namespace entente
