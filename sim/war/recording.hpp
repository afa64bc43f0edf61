#pragma once

#include <array>

namespace entente {

/// What a run can keep of every replicate, besides summaries. Units and shapes are those of ReplicateBlock.
enum class Quantity {
  share,            ///< contribution share, by year and state
  standing,         ///< informal standing with the leader at the end of the year, by year and state
  expectation,      ///< expected chance that the leader rewards, at the end of the year; only where states learn
  casualties,       ///< deaths, by year and state
  posterior,        ///< the leader's belief that the state is committed, at the end, by state
  committed,        ///< the true type, by state
  withdrawn,        ///< whether the state left for good before the war's end, by state
  potential_slope,  ///< the drawn coefficient of potential, one a replicate; under hurdle also the amount's
};

inline constexpr std::array all_quantities{Quantity::share,      Quantity::standing,       Quantity::expectation,
                                           Quantity::casualties, Quantity::posterior,      Quantity::committed,
                                           Quantity::withdrawn,  Quantity::potential_slope};

/// The name that scenario files and recorded files use.
const char* to_string(Quantity quantity);

}  // namespace entente
