#pragma once

#include "results/scores/predictive_check.hpp"
#include "results/summary/ensemble_summary.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace entente {

/// How states behave over time. A contribution model fitted to state-years may get each of them right on average, and
/// still have states that come and go as no state does. Only compared state-years count (invited, and
/// with an observed share), the same ones on both sides, so gaps in the record are gaps in each replicate.
///
/// A *step* leads from one year to the next where both are compared for one state. A state contributes in a year when
/// its share is above 0.
struct Behaviour {
  std::size_t state_years = 0;
  std::size_t steps = 0;
  PredictiveCheck switches;  ///< entries and exits
  PredictiveCheck entries;   ///< steps from a share of 0 to a positive one
  PredictiveCheck exits;     ///< steps from a positive share to 0
  /// Pearson's correlation over all steps, pooled over states, of this year's share and last year's. It is high both
  /// when each state resembles its own past and when states differ for good. NaN with fewer than two steps, or when all
  /// shares on one side are equal.
  PredictiveCheck autocorrelation;
  /// The same of logit shares, over steps with both shares strictly between 0 and 1: without the zeros, which are most
  /// of the record and alike from year to year.
  PredictiveCheck autocorrelation_of_contributors;
  PredictiveCheck largest_share;           ///< of all state-years
  PredictiveCheck zeros;                   ///< fraction of state-years without a contribution
  PredictiveCheck contributors;            ///< states that contribute in at least one year
  PredictiveCheck years_of_a_contributor;  ///< mean over contributors of the years in which they contribute
};

/// Without a compared state-year all is undefined.
Behaviour behaviour(const EnsembleSummary& summary);

struct NamedCheck {
  std::string_view name;  ///< as files have it: "largest_share"
  PredictiveCheck check;
};

/// All checks in the order in which they are declared.
std::array<NamedCheck, 9> checks_of(const Behaviour& behaviour);

}  // namespace entente
