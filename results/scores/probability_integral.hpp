#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace entente {

/// Where an observation stands in a predictive distribution with jumps, from n draws of it: between `low`, the
/// distribution just below it, and `high`, the distribution at it. When the observation is one more draw of the same
/// distribution, a number drawn uniformly between the two is uniform on (0, 1), point masses or not (Smith 1985; Czado,
/// Gneiting and Held 2009).
struct PitInterval {
  double low = 0;
  double high = 1;
  double at(double uniform) const { return low + uniform * (high - low); }
};

/// [below / (n + 1), (below + equal + 1) / (n + 1)]: the rank histogram's form for finitely many draws.
PitInterval pit_interval(std::size_t below, std::size_t equal, std::size_t count);

inline constexpr std::size_t pit_bins = 10;
using PitMasses = std::array<double, pit_bins>;

/// The share of the interval in each tenth of [0, 1]: the non-randomised integral of Czado, Gneiting and Held (2009,
/// eq. 2), whose mean over observations is what their randomised ones have on average.
PitMasses pit_masses(const PitInterval& interval);

/// The tenth in which a number of [0, 1] lies.
std::size_t pit_bin(double number);

/// Means over the interval of what tells distributions on [0, 1] from the uniform: Legendre's polynomials of degree 1
/// and 2, scaled to mean 0 and variance 1 under the uniform (Neyman 1937). The first is above 0 when observations lie
/// high in their predictions; the second when they lie at the ends, because predictions are too narrow.
struct PitMoments {
  double tilt = 0;
  double ends = 0;
};
PitMoments pit_moments(const PitInterval& interval);

}  // namespace entente
