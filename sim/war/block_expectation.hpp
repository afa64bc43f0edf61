#pragma once

#include "sim/core/lane_array.hpp"
#include "sim/war/kernel/stages.hpp"
#include "sim/war/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// What the states of a block expect of one leader: Beta(alpha, beta) over "it rewards over-contribution", learnt from
/// its decisions, one's own trials and those of others (docs/model.md, "Expectation"). With `static` expectations R
/// stays 1 and nothing else is kept.
///
/// Arrays are [acting * lanes + lane].
class BlockExpectation {
 public:
  BlockExpectation(const Plan& plan, const kernel::Stages& stages);

  bool learning() const { return learning_; }
  void begin();
  /// R of a state, which multiplies what it signals above P*.
  const double* ratio(std::size_t acting) const {
    return learning_ ? ratio_.data() + acting * kernel::lanes : unmoved_.data();
  }

  // A decision, in this order, of use with learning only; states without a trial need not be named before revise.
  void begin_decision();
  /// Whether the state tried ...
  void try_out(std::size_t acting, const kernel::Judged& judged, const double* potential);
  /// ... and gained more than noticeable_reward by it.
  void succeed(std::size_t acting, const double* gain);
  /// What a state makes of the decision, all states' trials being known. `rate`: r = alpha / (alpha + beta).
  void revise(std::size_t acting, double* rate);

 private:
  const Plan& plan_;
  const kernel::Stages& stages_;
  bool learning_;
  LaneArray<double> unmoved_;   ///< a row of ones
  LaneArray<double> none_;      ///< a row of zeros
  LaneArray<double> rewards_;   // alpha
  LaneArray<double> failures_;  // beta
  LaneArray<double> ratio_;
  // Of the decision.
  LaneArray<double> outcome_;    // 0: no trial, 1: a failure, 2: a success
  LaneArray<double> trials_;     ///< by lane, of all states
  LaneArray<double> successes_;  ///< by lane
  std::vector<std::uint8_t> has_tried_;
};

}  // namespace entente
