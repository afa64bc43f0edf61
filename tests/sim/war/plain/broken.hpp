#pragma once

namespace entente::testing {

/// Deliberate mistakes in the plain model, each of which a comparison with the kernel has to notice.
enum class Broken {
  nothing,
  undivided_reward,        ///< g (p - p0) room, not divided by 1 - p0
  expectation_at_the_tie,  ///< e with a = A + u in place of a = A
  first_sight_discounted,  ///< kappa also for the first year in which a state is seen
  certain_souring,         ///< gamma in full, however unsure it was that more was to be had
  gone_at_once,            ///< who decides to leave has sent nobody in that very year
  no_shift,                ///< delta = 0
  amount_shock_decides,    ///< one shock for taking part and for the amount
};

}  // namespace entente::testing
