#pragma once

#include "sim/core/identifiers.hpp"

namespace entente {

/// How the coalition leader answers contributions with alliance ties. The *wish* of a state is generosity *
/// max(0, (p - p0) / (1 - p0)) * room, with p the posterior of commitment and p0 its prior.
enum class Reward {
  bayesian,      ///< standing rises by the wish
  budgeted,      ///< the same under a total per decision, in descending p * CINC, ties by COW code
  side_payment,  ///< standing stays; the state counts as rewarded by its wish (Henke 2019)
  random,        ///< placebo: the sum of wishes, handed out in random order
  indifferent,   ///< no standing ever changes
};
enum class Decision { each_year, war_end };
/// What a reward can fill.
enum class Room {
  potential,  ///< (P - P*)+: what the tie lacks to what interests warrant
  standing,   ///< (standing_limit - u)+
};

struct LeaderRule {
  Reward rule = Reward::bayesian;
  Decision decide = Decision::each_year;
  Room room = Room::standing;
  double generosity = 0.2;  ///< g in [0, 1]
  double memory = 0.9;      ///< phi in [0, 1]: what remains of belief from one year to the next; 1 forgets nothing
  double souring = 0.1;  ///< gamma in [0, 1]: loss of standing of an invited ally that gives less than e / 2, or leaves
  double drift = 0.02;   ///< lambda in [0, 1]: a year's loss of standing where the leader does nothing
  double standing_limit = 0.5;  ///< u_max in (0, 1]: standing stays within [-u_max, u_max]
  double budget = 1;            ///< depth that `budgeted` may add in one decision, over all states; > 0
};

/// Another rule from a year on.
struct RuleChange {
  Year from;
  LeaderRule rule;
};

/// Whether states differ in what the leader cannot see.
struct TypeRule {
  bool on = true;
  double committed = 0.5;           ///< p0 in (0, 1): prior probability of commitment
  double stake_distance_km = 3000;  ///< D > 0: private stake q = exp(-distance / D), where War::private_stake is empty
};

/// Whether states learn if over-contribution is rewarded: Beta(alpha, beta) over "the leader rewards".
struct ExpectationRule {
  bool learning = false;      ///< false: expectations stay what they were, R = 1
  double prior_rewards = 2;   ///< alpha at the start; > 0
  double prior_failures = 2;  ///< beta at the start; > 0
  double others = 0.1;        ///< omega in [0, 1]: weight of the mean success of others against one's own
};

/// Which of the invited states are asked to contribute to a war: with probability
/// logistic(intercept + tie * a + capability * ln max(CINC, 1e-6)).
struct RequestRule {
  bool on = false;  ///< false: every invited state is asked
  double intercept = 0;
  double tie = 0;
  double capability = 0;
};

const char* to_string(Reward rule);
const char* to_string(Decision decision);
const char* to_string(Room room);

}  // namespace entente
