#pragma once

#include "results/scores/simulated.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// No predictive density counts as less than exp of this: what a forecast holds impossible, or nearly so, has this
/// score with its sign turned.
inline constexpr double least_log_density = -50;

/// The logarithmic score -ln f(y) of the mean of the replicates' densities, from their logarithms; smaller is better.
/// By slot: 0 all replicates, g + 1 without group g.
std::vector<double> density_log_scores(std::span<const double> log_density, const ReplicateGroups& groups);

/// Shares above 0 on the log scale, as a normal: the imaginary draw that keeps every density above 0.
struct LogNormalBase {
  double mean = 0;
  double deviation = 1;  ///< above 0
};

/// Wide, about one in a thousand: for who has seen no shares, or may not look at them.
inline constexpr LogNormalBase wide_base{-6.907755278982137, 2};

/// From the shares above 0 among these; wide_base where there are fewer than two that differ.
LogNormalBase base_of(std::span<const double> shares);

/// The Gaussian kernel of a draw x > 0 at a share y > 0, on the log scale: phi((ln y - ln x) / h) / h.
double log_kernel(double draw, double share, double bandwidth);

/// Silverman's (1986) rule on ln x, 0.9 min(sd, IQR / 1.34) m^(-1/5), as R's bw.nrd0, but at least 0.05: shares are
/// troops counted by people, and no record tells one from another five per cent away. `sorted` ascending, above 0.
double log_bandwidth(std::span<const double> sorted);

/// The logarithmic score -ln f(y) of an ensemble without a density of its own, for a share with a point mass at zero.
///
/// No troops have the predictive probability (n0 + 1/2) / (n + 1) of n draws, n0 of them zero; for y > 0 the density is
/// that of a positive share times one of ln y over y, a Gaussian kernel estimate from the m positive draws (Krueger,
/// Lerch, Thorarinsdottir and Gneiting 2021; R's scoringRules::logs_sample) together with one imaginary draw spread as
/// the training shares are, so that the score is finite whatever was drawn: (sum of kernels + base) / (m + 1).
struct MixedDraws {
  std::size_t count = 0;  ///< n
  std::size_t zeros = 0;  ///< n0
  double kernels = 0;     ///< sum of log_kernel over the positive draws, at the observed share
};
double mixed_log_score(const MixedDraws& draws, double observed, const LogNormalBase& base);

}  // namespace entente
