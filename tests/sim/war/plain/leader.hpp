#pragma once

#include "sim/war/rules.hpp"

#include <algorithm>
#include <cmath>

namespace entente::testing {

/// The leader's log-odds that a state is committed, after a year's contribution.
///
/// l <- l0 + memory (l - l0) + evidence, the evidence being ln f(y | committed) - ln f(y | not), weighted where shocks
/// persist (evidence_weight).
/// @param evidence 0 where the leader saw nothing to judge by
inline double updated_log_odds(double log_odds, double prior_log_odds, double memory, double evidence) {
  return prior_log_odds + memory * (log_odds - prior_log_odds) + evidence;
}

/// What the leader looks at when it sets a state's standing.
struct StandingCase {
  double standing = 0;             ///< u before
  double posterior = 0.5;          ///< p, that the state is committed
  double prior = 0.5;              ///< p0
  double potential = 0;            ///< P of this year
  double potential_reference = 0;  ///< P*
  double share = 0;                ///< y, summed over the years since the last decision
  double conventional_share = 0;   ///< e, likewise
  double certainty = 0;            ///< in [0, 1]: how surely more than e / 2 was to be had, mean over these years
  bool invited = false;            ///< in some year since the last decision
  bool ally = false;
  bool decision_point = false;  ///< whether the leader decides this year
};

inline double room_of(const LeaderRule& rule, const StandingCase& seen) {
  const double room =
      rule.room == Room::potential ? seen.potential - seen.potential_reference : rule.standing_limit - seen.standing;
  return std::max(0.0, room);
}

/// Standing u after the year: soured, rewarded or drifted; within [-standing_limit, standing_limit].
///
/// An ally that was invited and gave less than e / 2 is soured, whatever the leader believes of it, in proportion to
/// how surely more was to be had: max(0, 1 - 2 Pr(y < e / 2)). Most shares are zero, and a mean expectation e alone
/// would call allies free riders who do what nearly all in their place do. Otherwise a posterior above the prior is
/// rewarded in proportion to (p - p0) / (1 - p0), which is 2p - 1 for p0 = 1/2, and the room left: belief that no
/// contribution moved earns nothing. Otherwise standing drifts towards 0. `indifferent` leaves u as it is.
inline double updated_standing(const LeaderRule& rule, const StandingCase& seen) {
  if (rule.rule == Reward::indifferent) return seen.standing;
  double standing = seen.standing;
  const bool judged = seen.decision_point && seen.invited;
  const double reward =
      rule.generosity * std::max(0.0, (seen.posterior - seen.prior) / (1 - seen.prior)) * room_of(rule, seen);
  if (judged && seen.ally && seen.certainty > 0 && seen.share < seen.conventional_share / 2) {
    standing -= rule.souring * seen.certainty;
  } else if (judged && reward > 0) {
    standing += reward;
  } else {
    standing *= 1 - rule.drift;
  }
  return std::clamp(standing, -rule.standing_limit, rule.standing_limit);
}

/// The next shock of a state: standard normal when `shock` and `innovation` are.
inline double persistent_shock(double rho, double shock, double innovation) {
  return rho * shock + std::sqrt(1 - rho * rho) * innovation;
}

}  // namespace entente::testing
