#include "sim/war/leader.hpp"

#include <algorithm>

namespace entente {
namespace {

double room_of(const LeaderRule& rule, const StandingCase& seen) {
  const double room =
      rule.room == Room::potential ? seen.potential - seen.potential_reference : rule.standing_limit - seen.standing;
  return std::max(0.0, room);
}

}  // namespace

double updated_log_odds(double log_odds, double prior_log_odds, double memory, double evidence) {
  return prior_log_odds + memory * (log_odds - prior_log_odds) + evidence;
}

double updated_standing(const LeaderRule& rule, const StandingCase& seen) {
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

}  // namespace entente
