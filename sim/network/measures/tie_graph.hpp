#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/network/alliance_network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// The ties of a network as all measures read them: states in ascending order of their codes, each with its ties in
/// ascending order of the other state. Sums over ties then have one order, whatever the order in which a file named
/// them, and the same network gives the same bits.
///
/// A tie of depth 0 is none: it is left out. Depth is the tie's weight.
class TieGraph {
 public:
  /// Two states by their positions among `states`.
  struct Tie {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double depth = 0;  ///< in [0, 1]
  };
  /// A tie seen from one of its states.
  struct End {
    std::uint32_t other = 0;
    double depth = 0;  ///< above 0, at most 1
  };

  explicit TieGraph(const AllianceNetwork& network);
  /// `states` ascending. Throws Error (Fault::work) for other orders, for a dyad named twice, a state tied to itself or
  /// to a position that does not exist, and a depth outside [0, 1].
  TieGraph(std::vector<CowCode> states, const std::vector<Tie>& ties);

  const std::vector<CowCode>& codes() const { return codes_; }
  std::size_t states() const { return codes_.size(); }
  std::size_t ties() const { return ends_.size() / 2; }
  std::span<const End> ties_of(std::size_t state) const {
    return {ends_.data() + first_[state], first_[state + 1] - first_[state]};
  }

 private:
  std::vector<CowCode> codes_;
  std::vector<std::size_t> first_;  // by state: its first among ends_; one more at the end
  std::vector<End> ends_;
};

}  // namespace entente
