#pragma once

#include "scenarios/world/facts.hpp"
#include "sim/network/alliance_network.hpp"
#include "sim/war/world.hpp"

#include <vector>

namespace entente {

/// Treaty ties between states neither of which leads, by year, as World::third_party_ties has them: in ascending order
/// of both states, without ties of depth 0.
///
/// `frozen` treaties are what they were in the first year in which the states table has both states, as the leaders'
/// are in that of the one.
std::vector<std::vector<ThirdPartyTie>> third_party_ties(const StateFacts& facts, const std::vector<TieSpell>& ties,
                                                         const std::vector<CowCode>& leaders, bool frozen);

}  // namespace entente
