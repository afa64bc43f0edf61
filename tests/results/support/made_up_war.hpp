#pragma once

#include "tests/results/support/draws.hpp"
#include "tests/results/support/small_war.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace entente::testing {

/// How a war is made up whose simulator and record are one distribution, or nearly.
struct MadeUp {
  std::size_t years = 10;
  std::size_t states = 60;
  std::size_t replications = 200;
  double record_shift = 0;   ///< of the record's ln share: 0 when the simulator is right
  double record_spread = 1;  ///< of the record's ln share in units of the simulator's: 1 when it is right
  double state_effect = 0;   ///< share of the variance that the years of a state have in common
  std::uint64_t seed = 1;
};

/// Shares that are 0 with a probability by state, else lognormal about 1 % with a spread of 0.8, at most 1.
inline SmallWar made_up_war(const MadeUp& plan) {
  SmallWar war(plan.years, plan.states, plan.replications);
  Draws draws(plan.seed);
  // One history: by cell.
  const auto history = [&](double shift, double spread, auto put) {
    for (std::size_t state = 0; state < plan.states; ++state) {
      const double zero = static_cast<double>(state) / static_cast<double>(plan.states);
      const double common = std::sqrt(plan.state_effect) * draws.normal();
      for (std::size_t year = 0; year < plan.years; ++year) {
        const bool sends = draws.uniform() >= zero;
        const double z = common + std::sqrt(1 - plan.state_effect) * draws.normal();
        const double share = std::exp(std::log(0.01) + shift + 0.8 * spread * z);
        put(year * plan.states + state, sends ? std::min(share, 1.0) : 0.0);
      }
    }
  };
  for (std::size_t k = 0; k < plan.replications; ++k) {
    history(0, 1, [&](std::size_t cell, double share) { war.share(cell, k) = share; });
  }
  history(plan.record_shift, plan.record_spread, [&](std::size_t cell, double share) {
    war.observed.share[cell] = share;
    war.observed.troops[cell] = std::ceil(1000 * share);
  });
  return war;
}

}  // namespace entente::testing
