#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/random/philox_words.hpp"
#include "sim/war/kernel/stages.hpp"
#include "sim/war/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// What all draws of one sort have in common: what they are for, in which war, toward which other state.
struct DrawSort {
  random::Purpose purpose;
  WarId war{};
  CowCode other_state{};
};

/// Who draws in a block: the identity of a state's draws but for the replicate, which the lanes count.
random::PhiloxWords draw_identity(const Plan& plan, std::size_t first_replicate, std::size_t state,
                                  const DrawSort& sort);
/// The same for one year of the world, counted from 0.
random::PhiloxWords draw_identity(const Plan& plan, std::size_t first_replicate, std::size_t state, std::size_t year,
                                  const DrawSort& sort);

/// Draws of one sort that come in pairs of years (random layout 2), for the states that act. Cheapest when years are
/// asked for one after the other.
class PairedDraws {
 public:
  using Stage = void (*)(const random::PhiloxWords&, double* first, double* second);

  PairedDraws(const Plan& plan, const DrawSort& sort, Stage stage);
  /// One double a lane for the acting state of this number, valid until the next call.
  const double* draw(std::size_t first_replicate, std::size_t acting, std::size_t year);

 private:
  const Plan& plan_;
  DrawSort sort_;
  Stage stage_;
  LaneArray<double> now_;
  LaneArray<double> next_;  ///< [acting * lanes + lane]: of the odd year to come
  struct Drawn {
    std::size_t first_replicate;
    std::size_t year;  ///< the odd one
  };
  std::vector<Drawn> next_is_;  ///< by acting state
};

}  // namespace entente
