#pragma once

#include "results/scores/simulated.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace entente {

/// Which of the ReplicateGroups a number is computed from: bit g stands for group g.
using KeptGroups = std::uint32_t;

constexpr bool keeps(KeptGroups kept, std::size_t group) { return (kept >> group & 1u) != 0; }

/// The delete-a-group jackknife (Quenouille; Kott 2001): sqrt((G - 1) / G sum (theta_g - mean)^2) of a statistic's
/// values without each of G groups; NaN with fewer than two.
double jackknife_error(std::span<const double> without_group);

/// The parts of the replicates from which half_sample_error() is made: 15 balanced halves of 16 groups, each followed
/// by its complement. With fewer than 32 replicates, which do not make 16 groups, all but each group; none without
/// groups.
std::vector<KeptGroups> half_samples(const ReplicateGroups& groups);

/// The error of a number that jumps, such as one of ranks or of hits, from its values in each of half_samples(): their
/// standard deviation (McCarthy 1969, with both halves). A half's means and quantiles lie as far from those of all as
/// these lie from the truth, so that states whose means nearly tie change places, and values near the end of an
/// interval cross it, as often as they would from seed to seed. Groups alone do so too freely and average it out (of
/// many jumps, each by itself, an error of half the right one); without one group in sixteen they do so too seldom for
/// the factor that then multiplies it (up to 1.7 times too large); and the distance from the value of all, in place of
/// the mean of halves, would count the bias of fewer replicates. For means this is the error of ReplicateGroups. With
/// fewer than 32 replicates the delete-a-group jackknife. NaN without parts.
double half_sample_error(const ReplicateGroups& groups, std::span<const double> of_parts);

/// A statistic computed from all replicates, with its half_sample_error().
Simulated with_half_sample_error(const ReplicateGroups& groups, const std::function<double(KeptGroups)>& statistic);

}  // namespace entente
