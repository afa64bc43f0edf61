#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace entente {

/// A Monte Carlo test by Mahalanobis distance (Lospinoso and Snijders 2019; RSiena's sienaGOF), with one change: mean
/// and covariance are those of all vectors, the observed one among them.
///
/// Under the model the observed vector is one of n = R + 1 exchangeable ones, and so is its distance as long as all
/// are treated alike: then p = (1 + #{d_k >= d_0}) / (R + 1) is at or below alpha with probability alpha at most, at
/// any R, whatever the statistics' distribution (Barnard 1963; Davison and Hinkley 1997, section 4.2). With the
/// replicates' covariance alone the observed distance would be too large and the test reject too often with few
/// replicates. Ties count against rejection.
struct MahalanobisTest {
  std::vector<double> distances;  ///< squared; 0 the observed vector's, then the replicates'
  std::size_t rank = 0;           ///< of the covariance: how many dimensions the distance has
  double p_value = std::numeric_limits<double>::quiet_NaN();  ///< NaN where vectors cannot be told apart: rank of 0,
                                                              ///< or of R and more (then all distances are equal)
};

/// Statistics are put on standardised scale; directions whose eigenvalue is below this times the largest one of the
/// correlation matrix do not count (a pseudo-inverse). Constant statistics take no part.
inline constexpr double mahalanobis_tolerance = 1e-9;

/// @param statistics one a statistic, each [0] observed, then one a replicate; all of one length and finite
MahalanobisTest mahalanobis_test(const std::vector<std::vector<double>>& statistics);

/// The one-sided p-value of large values among values[1..] as extreme as values[0]; what agrees to 1e-9 is a tie.
double monte_carlo_p_value(std::span<const double> values);

/// The two-sided one of a single statistic, observed first: twice the smaller tail, at most 1. NaN without replicates.
double two_sided_p_value(std::span<const double> values);

/// Holm's (1979) adjustment for looking at several; NaN values were not looked at and stay NaN.
std::vector<double> holm(std::span<const double> p_values);

}  // namespace entente
