#pragma once

#include "sim/core/lane_array.hpp"

#include <cstddef>
#include <functional>

namespace entente {

/// Sums over cells, by lane, which the kernels add to.
struct MeanSums {
  explicit MeanSums(std::size_t lanes) : mean(lanes), slope(lanes), curvature(lanes) {}

  LaneArray<double> mean;
  LaneArray<double> slope;
  LaneArray<double> curvature;
};

/// The intercept shifts delta, one a lane, at which means over cells, mixed over types, equal the fitted ones:
/// sum [p0 m(eta_c + delta) + (1 - p0) m(eta_u + delta)] = sum m(eta). Spreading eta over types moves the mean of
/// anything but a linear function, so the intercept has to give way.
struct MarginalMean {
  const LaneArray<double>& fitted;        ///< by lane
  const LaneArray<double>& longest_step;  ///< by lane: how far one step may go
  std::size_t lanes = 0;                  ///< the first so many lanes must have a solution; nobody asks the others
  /// Mixed means, increasing in the shift, with first and second derivatives, by lane.
  std::function<void(const LaneArray<double>& shift, MeanSums& sums)> mixed;
};

/// Halley's method, from the shifts given, on the logarithm of the mean, which is nearly linear in the shift; kept
/// between what is known to be too low and too high; to a mean, or a shift, of relative error 1e-8 or so, far below
/// what so many replicates could tell. A lane's shift does not depend on its neighbours'. Throws Error (Fault::work)
/// when nothing is found within 200 steps, or a mean is not a number.
/// @param shift where to begin; then the solution
void solve_shifts(const MarginalMean& problem, LaneArray<double>& shift);

}  // namespace entente
