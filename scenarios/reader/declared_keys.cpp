#include "scenarios/reader/keys/keys.hpp"

#include <iterator>

namespace entente {
namespace {

std::vector<Declaration> all() {
  std::vector<Declaration> keys;
  for (const auto topic : {run_keys, war_keys, contribution_keys, leader_keys, state_keys, network_keys,
                           counterfactual_keys, simulation_keys}) {
    std::vector<Declaration> more = topic();
    keys.insert(keys.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return keys;
}

}  // namespace

const std::vector<Declaration>& declarations() {
  static const std::vector<Declaration> keys = all();
  return keys;
}

}  // namespace entente
