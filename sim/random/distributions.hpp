#pragma once

#include <cstdint>

#include "sim/random/stream.hpp"

namespace entente::random {

/// Uniform on the open interval (0, 1): (k + 1/2) 2^-52 for k of 52 bits, all exact, so that neither 0 nor 1 comes up.
double uniform(Stream& stream);
/// Standard normal, by the quantile of one uniform: monotone in the draw, so that common random numbers stay common.
double normal(Stream& stream);
/// True with the given probability in [0, 1].
bool bernoulli(Stream& stream, double probability);
/// Poisson with mean >= 0 (up to 1e9): inversion below a mean of 10, transformed rejection (Hoermann 1993, PTRS) above.
std::int64_t poisson(Stream& stream, double mean);
/// Gamma with shape > 0 and scale 1 (Marsaglia and Tsang 2000).
double gamma(Stream& stream, double shape);
/// Negative binomial with mean mu >= 0 and variance mu + mu^2 / size, as a gamma mixture of Poissons; size > 0.
std::int64_t negative_binomial(Stream& stream, double mean, double size);

}  // namespace entente::random
