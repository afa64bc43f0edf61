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
  // Of several wars, leaders and rules.
  budget_by_belief_alone,        ///< the line for a budget by p, not by p CINC
  evidence_without_expectation,  ///< the leader knows nothing of R
  nobody_looks_at_others,        ///< omega = 0
  closure_in_turn,               ///< state after state, in place of all at once
  closure_in_peace,              ///< also in years without a war of the leader
  asked_by_the_year,             ///< a new draw of who is asked each year
  one_leader_for_all,            ///< standing and belief toward the first leader count toward all
  fading_by_war,                 ///< belief fades once for every war of the leader
  first_rule_for_good,           ///< no change of rule
};

}  // namespace entente::testing
