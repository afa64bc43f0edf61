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

}  // namespace entente
