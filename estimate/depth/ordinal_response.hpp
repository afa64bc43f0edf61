#pragma once

#include "estimate/depth/kernel/factor_loops.hpp"
#include "estimate/depth/ordinal_factor.hpp"
#include "sim/core/lane_array.hpp"
#include "sim/random/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// Arrays for intervals of standard normals, of a number of alliances.
class IntervalArrays {
 public:
  explicit IntervalArrays(std::size_t count);
  kernel::NormalIntervals of(std::size_t count);

  LaneArray<double> lower, upper, probability, log_probability, lower_density, upper_density, tail;
};

/// One item's part of the model given scores: an ordered probit with loading and thresholds to be known.
class OrdinalResponse {
 public:
  OrdinalResponse(const OrdinalItems& items, std::size_t item, const OrdinalFactorPrior& prior);

  std::size_t thresholds() const { return categories_ - 1; }
  std::span<const std::uint32_t> alliances() const { return alliance_; }  ///< that have the item
  /// Thresholds that give every category its share, at loading 0.
  std::vector<double> marginal_thresholds() const;

  /// Bounds of the latent response less its mean, for every alliance that has the item. `coefficients`: loading, then
  /// thresholds.
  void bound(std::span<const double> coefficients, std::span<const double> scores, IntervalArrays& arrays) const;

  /// Two steps of Metropolis and Hastings whose target is p(loading, thresholds | scores, categories): latent responses
  /// are integrated out (Cowles 1996 does so for thresholds). The first is proposed around the Newton step (Gamerman
  /// 1997), the second by a random walk. Returns whether the first was taken.
  bool step(std::span<double> coefficients, std::span<const double> scores, const kernel::FactorLoops& loops,
            IntervalArrays& arrays, random::Stream& stream) const;

 private:
  struct Point;
  bool newton_step(std::span<double> coefficients, std::span<const double> scores, const kernel::FactorLoops& loops,
                   IntervalArrays& arrays, random::Stream& stream) const;
  double log_density(std::span<const double> coefficients, std::span<const double> scores,
                     const kernel::FactorLoops& loops, IntervalArrays& arrays) const;
  Point at(std::span<const double> coefficients, std::span<const double> scores, const kernel::FactorLoops& loops,
           IntervalArrays& arrays) const;

  std::size_t categories_;
  OrdinalFactorPrior prior_;
  std::vector<std::uint32_t> alliance_;
  std::vector<std::uint8_t> category_;
};

}  // namespace entente
