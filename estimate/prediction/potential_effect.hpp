#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <vector>

namespace entente {

struct PotentialEffectOptions {
  int points = 41;      ///< of the grid, at least two
  double level = 0.95;  ///< of the bands, in (0, 1)
};

/// The prediction at one potential, in shares of the armed forces.
struct PotentialEffectPoint {
  double potential = 0;
  double share = 0;                        ///< mean of E[y] over the state-years
  double low = 0, high = 0;                ///< its band
  double change = 0;                       ///< share less the share at the reference P*
  double change_low = 0, change_high = 0;  ///< band of that difference: no width at P*
};

struct PotentialEffect {
  double level = 0;
  double reference = 0;                      ///< P*
  std::size_t rows = 0;                      ///< state-years over which every point is a mean
  std::vector<PotentialEffectPoint> points;  ///< ascending, from the least to the largest potential among the rows
};

/// What the contribution equation predicts for a war as unrealized alliance potential goes over its range, all else as
/// it is: at each value P the mean of E[y | x, P] over all state-years that were invited to the war, whose covariates,
/// state effects and war intercepts stay their own (average adjusted predictions; Gannon and Kent 2020, Figure 3, hold
/// covariates at central values instead). Every state signals its potential in full, as in the fit (Lambda = 1);
/// shocks, persistence, standing and leaders' requests play no part. Potential is arithmetic on alignment and depth:
/// "all else as it is" moves it without either, which no state can do.
///
/// Bands by the delta method from the coefficients' joint covariance, with a normal quantile; a hurdle's ceiling counts
/// as known. The band of the mean is symmetric where the family is gaussian; under tobit and hurdle, whose means are
/// positive, it is symmetric in the logarithm. The band of the change is symmetric.
///
/// Empty points where no part of the equation has the term potential or no state was invited. Throws Error
/// (Fault::input) for options out of range.
PotentialEffect potential_effect(const World& world, const War& war, const Coefficients& coefficients,
                                 const PotentialEffectOptions& options = {});

}  // namespace entente
