#include "sim/war/rules.hpp"

namespace entente {

const char* to_string(Reward rule) {
  switch (rule) {
    case Reward::bayesian: return "bayesian";
    case Reward::budgeted: return "budgeted";
    case Reward::side_payment: return "side_payment";
    case Reward::random: return "random";
    case Reward::indifferent: return "indifferent";
  }
  return "";
}
const char* to_string(Decision decision) { return decision == Decision::each_year ? "each_year" : "war_end"; }
const char* to_string(Room room) { return room == Room::potential ? "potential" : "standing"; }

}  // namespace entente
