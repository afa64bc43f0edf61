#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/kernel/stages.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Hands out a limited pool in each lane: states stand in line by falling key, equal ones as they are numbered, and
/// each gets what it wants or what is left.
class BlockHandout {
 public:
  explicit BlockHandout(std::size_t acting_states);

  void clear();
  /// Whoever wants more than 0 joins the line. Rows of one double a lane.
  void join(std::size_t acting, const double* key, const double* want);
  /// Writes what everyone in line gets; rows, or lanes of them, that are not in line are left as they are.
  /// @param given [acting * lanes + lane]
  void serve(const double* pool, LaneArray<double>& given);

 private:
  struct Place {
    double key;
    double want;
    std::uint32_t acting;
  };
  struct After {
    bool operator()(const Place& a, const Place& b) const {
      return a.key < b.key || (a.key == b.key && a.acting > b.acting);
    }
  };
  void serve_lane(std::size_t lane, double pool, LaneArray<double>& given);

  std::size_t capacity_;
  std::vector<Place> line_;  ///< [lane * capacity + place], of which the first length_[lane]
  std::size_t length_[kernel::lanes] = {};
  double wanted_[kernel::lanes] = {};
};

}  // namespace entente
