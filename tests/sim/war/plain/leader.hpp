#pragma once

#include <cmath>

namespace entente::testing {

/// The leader's log-odds that a state is committed, after a year's contributions.
///
/// l <- l0 + memory (l - l0) + evidence, the evidence being ln f(y | committed) - ln f(y | not), weighted where shocks
/// persist (evidence_weight), of all wars together.
/// @param evidence 0 where the leader saw nothing to judge by
inline double updated_log_odds(double log_odds, double prior_log_odds, double memory, double evidence) {
  return prior_log_odds + memory * (log_odds - prior_log_odds) + evidence;
}

/// The next shock of a state: standard normal when `shock` and `innovation` are.
inline double persistent_shock(double rho, double shock, double innovation) {
  return rho * shock + std::sqrt(1 - rho * rho) * innovation;
}

}  // namespace entente::testing
