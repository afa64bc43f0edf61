#pragma once

#include "sim/network/measures/tie_graph.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// The networks that a world and its replicates go through, year by year: all treaty ties of the year, those of leaders
/// at a = clamp(A + u, 0, 1). A tie is there where its depth is above 0.
///
/// A tie between two leaders is the mean of the two a, since each leader has a standing of its own with the other.
class WorldNetwork {
 public:
  /// Throws Error (Fault::work) when the world lacks its third-party ties: they are known to the builder of a world,
  /// not to be made up. `world` must outlive this.
  explicit WorldNetwork(const World& world);

  const World& world() const { return world_; }
  /// All states and leaders, ascending: the positions in every TieGraph made here.
  const std::vector<CowCode>& codes() const { return codes_; }
  std::size_t leader_position(std::size_t leader) const { return leader_position_[leader]; }
  std::size_t state_position(std::size_t state) const { return state_position_[state]; }

  /// The network of a year (counted from World::first_year).
  /// @param standing u by leader and state, [leader * states + state]; empty: none anywhere, the treaties alone
  TieGraph in(std::size_t year, std::span<const double> standing = {}) const;
  /// a of one state toward one leader.
  double tie(std::size_t leader, std::size_t year, std::size_t state, double standing) const;

 private:
  const World& world_;
  std::vector<CowCode> codes_;
  std::vector<std::uint32_t> leader_position_;
  std::vector<std::uint32_t> state_position_;
  std::vector<std::size_t> leader_of_state_;  // by state: which leader it is, or the number of leaders
  std::vector<std::size_t> state_of_leader_;  // by leader: which state it is, or the number of states
};

}  // namespace entente
