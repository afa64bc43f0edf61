#pragma once

namespace entente {

/// How the coalition leader answers contributions with alliance ties.
enum class Reward {
  bayesian,  ///< standing rises by generosity * max(0, (p - p0) / (1 - p0)) * room, p the posterior of commitment, p0
             ///< its prior
  indifferent,  ///< no standing ever changes
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
};

/// Whether states differ in what the leader cannot see.
struct TypeRule {
  bool on = true;
  double committed = 0.5;           ///< p0 in (0, 1): prior probability of commitment
  double stake_distance_km = 3000;  ///< D > 0: private stake q = exp(-distance / D)
};

const char* to_string(Reward rule);
const char* to_string(Decision decision);
const char* to_string(Room room);

}  // namespace entente
