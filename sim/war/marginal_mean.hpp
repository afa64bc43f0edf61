#pragma once

#include "sim/core/lane_array.hpp"

#include <cstddef>
#include <functional>

namespace entente {

/// The intercept shifts delta, one a lane, at which means over cells, mixed over types, equal the fitted ones:
/// sum [p0 m(eta_c + delta) + (1 - p0) m(eta_u + delta)] = sum m(eta). Spreading eta over types moves the mean of
/// anything but a linear function, so the intercept has to give way.
struct MarginalMean {
  const LaneArray<double>& fitted;        ///< by lane
  const LaneArray<double>& longest_step;  ///< by lane: how far one step may go
  std::size_t lanes = 0;                  ///< the first so many lanes must have a solution; nobody asks the others
  bool exact_slope = true;                ///< whether `mixed` gives the derivative itself, or only nearly
  /// Mixed means, increasing in the shift, and how fast they rise with it, by lane.
  std::function<void(const LaneArray<double>& shift, LaneArray<double>& mean, LaneArray<double>& slope)> mixed;
};

/// Newton's method from 0 on the logarithm of the mean, which is nearly linear in the shift; where slopes are not
/// exact, the secant's slope from the second step on. Kept between what is known to be too low and too high; to a mean,
/// or a shift, of relative error 1e-12 or so. A lane's shift does not depend on its neighbours'. Throws Error
/// (Fault::work) when nothing is found within 200 steps, or a mean is not a number.
void solve_shifts(const MarginalMean& problem, LaneArray<double>& shift);

}  // namespace entente
