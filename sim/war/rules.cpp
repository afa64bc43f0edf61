#include "sim/war/rules.hpp"

namespace entente {

const char* to_string(Reward rule) { return rule == Reward::bayesian ? "bayesian" : "indifferent"; }
const char* to_string(Decision decision) { return decision == Decision::each_year ? "each_year" : "war_end"; }
const char* to_string(Room room) { return room == Room::potential ? "potential" : "standing"; }

}  // namespace entente
