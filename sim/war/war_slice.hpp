#pragma once

#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <cstddef>

/// One war of a world of several: what is compared, scored and tabulated war by war.
namespace entente {

/// The world with that war and its leader alone; states and years stay.
World slice_world(const World& world, std::size_t war);

/// What happened in one war of a block, shown as a block of slice_world's shape. Copies; the slice is valid until the
/// next call.
class BlockSlicer {
 public:
  BlockSlicer(const World& world, std::size_t war);
  const ReplicateBlock& slice(const ReplicateBlock& block);

 private:
  std::size_t war_;
  std::size_t leader_;
  std::size_t cells_;
  std::size_t states_;
  ReplicateBlock slice_;
};

}  // namespace entente
