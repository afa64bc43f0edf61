#pragma once

#include "sim/random/stream.hpp"

#include <optional>
#include <span>

namespace entente {

/// The shares of one state in two consecutive years.
struct ShareStep {
  double before = 0;
  double after = 0;
};

/// What a floor may know when it forecasts the share of one state in one year.
struct KnownShares {
  std::span<const double> training;      ///< shares of the training rows, at least one
  double largest = 1;                    ///< of these
  std::span<const ShareStep> from_none;  ///< steps among the training rows whose first share is 0
  std::span<const ShareStep> from_some;  ///< and those whose first share is above 0
  std::span<const double> own;           ///< the state's own shares of earlier years, as far as they may be known
  std::optional<double> last;            ///< its share of the year before; free-running, the one drawn for that year
};

/// One draw from a floor's predictive distribution: a share in [0, 1]. It takes all its randomness from the stream,
/// whose identity holds replicate, state, year and war but not the floor, so that floors share their draws.
using FloorForecast = double (*)(const KnownShares& known, random::Stream& stream);

/// One of these, each with the same probability. At least one.
template <class Value>
const Value& drawn_from(std::span<const Value> values, double uniform) {
  const auto index = static_cast<std::size_t>(uniform * static_cast<double>(values.size()));
  return values[index < values.size() ? index : values.size() - 1];
}

}  // namespace entente
