#pragma once

#include "results/scores/probability_integral.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace entente {

/// Whether probability integral transforms are uniform, when those of one state depend on one another in an unknown
/// way: states' sums of PitMoments have mean 0, and turning the sign of some of them at random shows how far the sum
/// over states would go by itself (the sign-flip test; Winkler et al. 2014 for blocks). Exact when states are
/// independent and their sums symmetric about 0, nearly so else. States are not quite independent: all of one
/// replicate share its coefficients, and of the one history there is all share what happened. So p-values are too
/// small rather than too large.
struct PitTest {
  std::size_t states = 0;
  double tilt = std::numeric_limits<double>::quiet_NaN();    ///< p-value of the mean, two-sided
  double ends = std::numeric_limits<double>::quiet_NaN();    ///< of the spread, two-sided
  double either = std::numeric_limits<double>::quiet_NaN();  ///< of both together: g' V^-1 g, V = sum of m m'
};

/// One state's sums.
struct StatePit {
  CowCode state;
  PitMoments sum;
};

/// What every output says beside the p-values.
inline constexpr std::string_view pit_test_caveat =
    "Signs are turned state by state, so that years of one state may depend on one another; states that depend on one "
    "another, as in one history they do, make p-values too small.";

inline constexpr std::size_t sign_flips = 9999;
/// Fewer states cannot show anything.
inline constexpr std::size_t fewest_flipped = 6;

/// The signs come from random streams of `seed` and each state (Purpose::state_sign), 9,999 draws of them;
/// p = (1 + draws at least as far) / 10,000. NaN with fewer than six states whose sums are not zero.
PitTest sign_flip_test(const std::vector<StatePit>& states, MasterSeed seed);

}  // namespace entente
