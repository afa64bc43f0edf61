#pragma once

#include "results/scores/simulated.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace entente {

/// Which of the ReplicateGroups a number is computed from: bit g stands for group g.
using KeptGroups = std::uint32_t;

constexpr bool keeps(KeptGroups kept, std::size_t group) { return (kept >> group & 1u) != 0; }

/// The delete-a-group jackknife (Quenouille; Kott 2001): sqrt((G - 1) / G sum (theta_g - mean)^2) of a statistic's
/// values without each of G groups; NaN with fewer than two.
double jackknife_error(std::span<const double> without_group);

/// A statistic of ranks computed from all replicates, with its error from balanced half-samples of the groups: the root
/// mean square of its distance from what each half gives (McCarthy 1969, with both halves). A half's means lie as far
/// from those of all as these lie from the truth, so that states whose means nearly tie change places as often as they
/// would from seed to seed; groups alone change places too freely and average it out, and without one group in sixteen
/// too seldom for the factor that then multiplies it: an error up to 1.7 times too large. For means this is the error
/// of ReplicateGroups. With fewer than 32 replicates, which do not make 16 groups, the delete-a-group jackknife.
Simulated with_half_sample_error(const ReplicateGroups& groups, const std::function<double(KeptGroups)>& statistic);

}  // namespace entente
