#include "scenarios/reader/keys/keys.hpp"
#include "scenarios/reader/words.hpp"

namespace entente {

std::vector<Declaration> leader_keys() {
  return {
      {.path = "leader_rule.rule",
       .meaning =
           "How the leader answers contributions: standing for states that it believes to be committed (bayesian), the "
           "same within a budget, payment that leaves standing as it is, the same total at random (placebo), or "
           "nothing.",
       .type = KeyType::word,
       .words = words(all_rewards)},
      {.path = "leader_rule.decide",
       .meaning =
           "When the leader decides: in each year in which one of its wars is on, or once at the end of each war.",
       .type = KeyType::word,
       .words = words(all_decisions),
       .fallback = "each_year",
       .applies = Applies::with_decisions},
      {.path = "leader_rule.room",
       .meaning = "What a reward can fill: standing up to its limit, or what the tie lacks to the reference potential.",
       .type = KeyType::word,
       .words = words(all_rooms),
       .fallback = "standing",
       .applies = Applies::with_rewards},
      {.path = "leader_rule.generosity",
       .meaning = "Share of the room that a reward fills when the leader is certain of a state's commitment.",
       .type = KeyType::number,
       .unit = "share",
       .range = unit_interval,
       .fallback = "0.2",
       .provenance = Provenance::assumed,
       .applies = Applies::with_rewards},
      {.path = "leader_rule.budget",
       .meaning = "How much the rewards of one decision may add up to, in descending order of the posterior times "
                  "capability (CINC).",
       .type = KeyType::number,
       .unit = "tie depth a decision",
       .range = {0, 100, true, false},
       .provenance = Provenance::assumed,
       .applies = Applies::with_budget},
      {.path = "leader_rule.memory",
       .meaning = "What remains of the leader's belief from one year to the next; 1 forgets nothing.",
       .type = KeyType::number,
       .unit = "share a year",
       .range = unit_interval,
       .fallback = "0.9",
       .provenance = Provenance::assumed},
      {.path = "leader_rule.souring",
       .meaning =
           "Standing that an invited ally loses by contributing less than half of what was surely to be had of it, "
           "or by leaving before the war's end.",
       .type = KeyType::number,
       .unit = "tie depth",
       .range = unit_interval,
       .fallback = "0.1",
       .provenance = Provenance::assumed,
       .applies = Applies::with_rewards},
      {.path = "leader_rule.drift",
       .meaning = "Share of its standing that a state loses in a year in which the leader does nothing.",
       .type = KeyType::number,
       .unit = "share a year",
       .range = unit_interval,
       .fallback = "0.02",
       .provenance = Provenance::assumed,
       .applies = Applies::with_rewards},
      {.path = "leader_rule.standing_limit",
       .meaning = "Informal standing stays between minus and plus this limit.",
       .type = KeyType::number,
       .unit = "tie depth",
       .range = {0, 1, true, false},
       .fallback = "0.5",
       .provenance = Provenance::assumed,
       .applies = Applies::with_standing},
  };
}

}  // namespace entente
