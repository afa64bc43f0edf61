#pragma once

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

/// The shocks of simulated panels. All are standard normal at every single row, however they go together within a
/// state, so that an outcome made from them by a quantile function has exactly the margin that its family says.
namespace entente::recovery {

/// How the values of a state's years go together.
struct Dependence {
  double common = 0;       ///< share of the variance that all its years have in common
  double persistence = 0;  ///< autocorrelation of the rest from one year to the next
};

/// The draws of one panel, keyed by replicate, state and purpose: no thread and no other state enters.
class Draws {
 public:
  explicit Draws(std::uint32_t replicate) : replicate_(replicate) {}

  /// `years` values of a state; state 0 stands for what all states share.
  std::vector<double> series(int state, random::Purpose purpose, std::size_t years,
                             const Dependence& dependence) const {
    random::Stream stream({.seed = MasterSeed(20010911),
                           .replicate = Replicate(replicate_),
                           .state = CowCode(static_cast<std::uint16_t>(state)),
                           .purpose = purpose});
    const double common = std::sqrt(dependence.common) * random::normal(stream);
    const double own = std::sqrt(1 - dependence.common);
    const double news = std::sqrt(1 - dependence.persistence * dependence.persistence);
    std::vector<double> values;
    double state_of_rest = random::normal(stream);
    for (std::size_t t = 0; t < years; ++t) {
      values.push_back(common + own * state_of_rest);
      state_of_rest = dependence.persistence * state_of_rest + news * random::normal(stream);
    }
    return values;
  }

  double once(int state, random::Purpose purpose) const { return series(state, purpose, 1, {})[0]; }

 private:
  std::uint32_t replicate_;
};

/// The x in [low, high] at which a continuous distribution function reaches the probability of a standard normal shock,
/// by bisection: slower than any other way, and nothing in it is shared with the fits.
inline double at_shock(double shock, double low, double high, const std::function<double(double)>& distribution) {
  const double probability = math::normal_cdf(shock);
  for (int step = 0; step < 45; ++step) {
    const double middle = 0.5 * (low + high);
    (distribution(middle) < probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace entente::recovery
