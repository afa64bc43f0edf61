#include "sim/war/replicate_block.hpp"

namespace entente {

ReplicateBlock::ReplicateBlock(std::size_t cells, std::size_t states)
    : share(cells * lanes),
      standing(cells * lanes),
      casualties(cells * lanes),
      posterior(states * lanes),
      committed(states * lanes),
      withdrawn(states * lanes),
      potential_slope(lanes),
      amount_potential_slope(lanes),
      conventional_share(cells) {}

ReplicateBlock::ReplicateBlock(const World& world)
    : share(world.acts() * lanes),
      standing(world.leaders.size() * world.cells() * lanes),
      casualties(world.acts() * lanes),
      posterior(world.leaders.size() * world.states.size() * lanes),
      committed(world.states.size() * lanes),
      withdrawn(world.wars.size() * world.states.size() * lanes),
      potential_slope(lanes),
      amount_potential_slope(lanes),
      conventional_share(world.acts()) {}

}  // namespace entente
