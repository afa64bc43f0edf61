#pragma once

#include "sim/war/rules.hpp"

namespace entente {

/// The leader's log-odds that a state is committed, after a year's contribution.
///
/// l <- l0 + memory (l - l0) + ln f(y | committed) - ln f(y | not). Shocks are independent from year to year, so the
/// evidence of a year counts in full (kappa = 1).
/// @param log_likelihood_ratio 0 where the leader saw nothing to judge by
double updated_log_odds(double log_odds, double prior_log_odds, double memory, double log_likelihood_ratio);

/// What the leader looks at when it sets a state's standing.
struct StandingCase {
  double standing = 0;             ///< u before
  double posterior = 0.5;          ///< p, that the state is committed
  double potential = 0;            ///< P of this year
  double potential_reference = 0;  ///< P*
  double share = 0;                ///< y
  double conventional_share = 0;   ///< e
  bool contribution_due = false;   ///< without signalling, more than e / 2 was likelier than not
  bool invited = false;
  bool ally = false;
  bool decision_point = false;  ///< whether the leader decides this year
};

/// Standing u after the year: soured, rewarded or drifted; within [-standing_limit, standing_limit].
///
/// An ally that was invited and gave less than e / 2 although more was likelier than not is soured, whatever the leader
/// believes of it (most shares are zero: a mean expectation e alone would call allies free riders who do what nearly
/// all in their place do); otherwise a posterior above 1/2 is rewarded in proportion to 2p - 1 and the room left;
/// otherwise standing drifts towards 0. `indifferent` leaves u as it is.
double updated_standing(const LeaderRule& rule, const StandingCase& seen);

}  // namespace entente
