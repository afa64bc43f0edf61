#include "sim/war/war_slice.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t lanes = ReplicateBlock::lanes;

// Rows first .. first + count - 1 of `from`, which may hold nothing.
template <class Number>
void copy_rows(const LaneArray<Number>& from, std::size_t first, std::size_t count, LaneArray<Number>& to) {
  if (from.size() == 0) return;
  to.resize(count * lanes);
  std::copy_n(from.data() + first * lanes, count * lanes, to.data());
}

}  // namespace

World slice_world(const World& world, std::size_t war) {
  World slice = world;
  slice.wars = {world.wars[war]};
  slice.leaders = {world.leader_of(world.wars[war])};
  slice.wars[0].leader = 0;
  return slice;
}

BlockSlicer::BlockSlicer(const World& world, std::size_t war)
    : war_(war),
      leader_(world.wars[war].leader),
      cells_(world.cells()),
      states_(world.states.size()),
      slice_(cells_, states_) {}

const ReplicateBlock& BlockSlicer::slice(const ReplicateBlock& block) {
  slice_.first = block.first;
  slice_.replicates = block.replicates;
  slice_.negative_shares = block.negative_shares;
  slice_.drawn_shares = block.drawn_shares;
  copy_rows(block.share, war_ * cells_, cells_, slice_.share);
  copy_rows(block.casualties, war_ * cells_, cells_, slice_.casualties);
  copy_rows(block.standing, leader_ * cells_, cells_, slice_.standing);
  copy_rows(block.expectation, leader_ * cells_, cells_, slice_.expectation);
  copy_rows(block.posterior, leader_ * states_, states_, slice_.posterior);
  copy_rows(block.committed, 0, states_, slice_.committed);
  copy_rows(block.withdrawn, war_ * states_, states_, slice_.withdrawn);
  copy_rows(block.potential_slope, 0, 1, slice_.potential_slope);
  copy_rows(block.amount_potential_slope, 0, 1, slice_.amount_potential_slope);
  const auto first = block.conventional_share.begin() + static_cast<std::ptrdiff_t>(war_ * cells_);
  std::copy_n(first, cells_, slice_.conventional_share.begin());
  return slice_;
}

}  // namespace entente
