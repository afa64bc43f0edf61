#pragma once

#include "estimate/similarity/depth_draws.hpp"
#include "estimate/similarity/potential.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// The rows of a panel, as far as potential is concerned.
struct PotentialRows {
  std::vector<double> alignment;                     ///< with the leader, NaN where missing
  std::vector<double> tie;                           ///< the panel's, NaN where missing
  std::vector<std::optional<std::size_t>> alliance;  ///< its place in the draws, nothing without a drawn alliance
};

/// Tie and potential in every posterior draw of alliance depth.
///
/// A row with a drawn alliance has the tie of the alliance's score in the draw, other rows the panel's. The residual is
/// regressed anew in every draw.
class DrawnPotential {
 public:
  /// What is handed in must outlive it.
  DrawnPotential(const PotentialRows& rows, const DepthDraws& draws, DepthTransform transform, PotentialForm measure);

  /// Rows that have potential and whose tie or potential differs between draws: with the difference those with a drawn
  /// alliance, with the residual, which rests on all rows, all. The same in every draw.
  const std::vector<std::size_t>& varying() const { return varying_; }

  struct Draw {
    std::vector<double> tie, potential;  ///< by row of the panel
    std::size_t recoded = 0;             ///< rows whose score the published transform recodes to 0
  };
  /// @param draw from 0.
  Draw draw(std::size_t draw) const;

 private:
  const PotentialRows& rows_;
  const DepthDraws& draws_;
  DepthTransform transform_;
  PotentialForm measure_;
  std::vector<std::size_t> varying_;
};

}  // namespace entente
