#pragma once

#include "sim/war/marginal_mean.hpp"
#include "sim/war/plan.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Sums over the replicates of one block, by cell.
struct BlockSums {
  std::vector<double> conventional_share;
  std::vector<double> mean_share;
  std::uint64_t negative_shares = 0;
};

/// One world lived through once. Made once a block: all arrays are allocated here, none inside the year loop.
///
/// Arrays are by state (structure of arrays) but for the offsets, which are by cell.
class ReplicateSimulation {
 public:
  explicit ReplicateSimulation(const Plan& plan);
  /// Simulates replicate k and writes its column of the ensemble, adding to the sums of its block.
  void run(Replicate k, Ensemble& ensemble, BlockSums& sums);

 private:
  // The order of events within a year (design: "Order within a year").
  void choose(std::size_t year, BlockSums& sums);
  void suffer_casualties(std::size_t year);
  void update_beliefs(std::size_t year);
  void set_standing(std::size_t year);
  void record_year(std::size_t year, Ensemble& ensemble) const;

  void begin(Replicate k);
  void draw_types();
  double intercept_shift();
  double eta(std::size_t cell, double potential, double strength) const;
  double log_likelihood_ratio(std::size_t cell, std::size_t state) const;

  const Plan& plan_;
  Replicate replicate_;
  CoefficientDraw coefficients_;
  std::vector<double> offset_;  // by cell, the marginal-mean shift included
  TypePredictors predictors_;   // scratch of the shift, by invited cell
  std::vector<std::uint8_t> committed_;
  std::vector<double> standing_;            // u
  std::vector<double> log_odds_;            // l
  std::vector<double> potential_;           // P
  std::vector<double> drawn_share_;         // y before clipping to [0, 1]
  std::vector<double> share_;               // y
  std::vector<double> conventional_share_;  // e
  std::vector<std::uint8_t> contribution_due_;
  std::vector<std::int32_t> casualties_;
};

}  // namespace entente
