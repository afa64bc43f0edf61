#pragma once

#include <vector>

/// Distributions as figures draw them. For source files of results only.
namespace entente {

/// Silverman's (1986, equation 3.31) bandwidth of at least one value, 0.9 min(sd, IQR / 1.34) n^(-1/5), R's bw.nrd0
/// where the quartiles differ; else by the standard deviation alone, and 0.01 where that is 0.
double kernel_bandwidth(const std::vector<double>& values);

/// The Gaussian kernel density of `values` with that bandwidth, at the points of `grid`.
std::vector<double> kernel_density(const std::vector<double>& values, const std::vector<double>& grid);

/// Quantile of type 7 (R's default) of at least one value, p in [0, 1].
double sample_quantile(std::vector<double> values, double p);

}  // namespace entente
