#pragma once

#include <vector>

/// Distributions as figures draw them. For source files of results only.
namespace entente {

/// A Gaussian kernel density of `values` (at least one) at the points of `grid`. The bandwidth is Silverman's (1986,
/// equation 3.31) rule, 0.9 min(sd, IQR / 1.34) n^(-1/5), R's bw.nrd0; where that is 0, a hundredth of the grid's span.
std::vector<double> kernel_density(const std::vector<double>& values, const std::vector<double>& grid);

/// Quantile of type 7 (R's default) of at least one value, p in [0, 1].
double sample_quantile(std::vector<double> values, double p);

}  // namespace entente
