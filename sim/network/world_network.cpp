#include "sim/network/world_network.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {

WorldNetwork::WorldNetwork(const World& world) : world_(world), codes_(world.states) {
  if (world.third_party_ties.size() != world.years) {
    throw work_error("network: the world has third-party ties of " + std::to_string(world.third_party_ties.size()) +
                     " years out of " + std::to_string(world.years));
  }
  for (const LeaderRelation& relation : world.leaders) codes_.push_back(relation.leader);
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
  const auto position = [&](CowCode code) {
    return static_cast<std::uint32_t>(std::lower_bound(codes_.begin(), codes_.end(), code) - codes_.begin());
  };
  for (const CowCode state : world.states) state_position_.push_back(position(state));
  leader_of_state_.assign(world.states.size(), world.leaders.size());
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
    const CowCode code = world.leaders[leader].leader;
    leader_position_.push_back(position(code));
    const auto found = std::lower_bound(world.states.begin(), world.states.end(), code);
    const bool acts = found != world.states.end() && *found == code;
    state_of_leader_.push_back(acts ? static_cast<std::size_t>(found - world.states.begin()) : world.states.size());
    if (acts) leader_of_state_[state_of_leader_.back()] = leader;
  }
}

double WorldNetwork::tie(std::size_t leader, std::size_t year, std::size_t state, double standing) const {
  return std::clamp(world_.leaders[leader].treaty_depth[world_.cell(year, state)] + standing, 0.0, 1.0);
}

TieGraph WorldNetwork::in(std::size_t year, std::span<const double> standing) const {
  const std::size_t states = world_.states.size();
  const auto standing_of = [&](std::size_t leader, std::size_t state) {
    return standing.empty() ? 0.0 : standing[leader * states + state];
  };
  std::vector<TieGraph::Tie> ties;
  ties.reserve(world_.third_party_ties[year].size() + world_.leaders.size() * states);
  for (const ThirdPartyTie& tie : world_.third_party_ties[year]) {
    ties.push_back({state_position_[tie.a], state_position_[tie.b], tie.depth});
  }
  for (std::size_t leader = 0; leader < world_.leaders.size(); ++leader) {
    for (std::size_t state = 0; state < states; ++state) {
      const std::size_t other = leader_of_state_[state];
      if (other == leader) continue;
      double depth = tie(leader, year, state, standing_of(leader, state));
      const std::size_t self = state_of_leader_[leader];
      if (other < world_.leaders.size() && self < states) {
        if (other < leader) continue;  // told already, from the other side
        depth = (depth + tie(other, year, self, standing_of(other, self))) / 2;
      }
      if (depth > 0) ties.push_back({leader_position_[leader], state_position_[state], depth});
    }
  }
  return TieGraph(codes_, ties);
}

}  // namespace entente
