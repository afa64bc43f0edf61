#pragma once

#include "sim/random/stream.hpp"

#include <cstdint>

namespace entente::random {

// A parameter outside its range, NaN included, is an Error (Fault::work).

/// Uniform on the open interval (0, 1): (k + 1/2) 2^-52 for k of 52 bits, all exact, so that neither 0 nor 1 comes up.
double uniform(Stream& stream);
/// Standard normal, by the quantile of one uniform: rises with the draw, so that common random numbers stay common.
double normal(Stream& stream);
/// True with the given probability in [0, 1]: whether one uniform lies below it.
bool bernoulli(Stream& stream, double probability);
/// Poisson with mean in [0, 1e12]: below a mean of 10 by inversion of one uniform (also at 0), above by transformed
/// rejection (Hoermann 1993, PTRS), which takes as many pairs of uniforms as it needs.
std::int64_t poisson(Stream& stream, double mean);
/// Gamma with shape in (0, 1e12] and scale 1 (Marsaglia and Tsang 2000). Shapes far below 1 may round to 0.
double gamma(Stream& stream, double shape);
/// Negative binomial with mean mu and variance mu + mu^2 / size, as a gamma mixture of Poissons. mu in [0, 1e9], size
/// in (0, 1e12], mu / size at most 1e10.
std::int64_t negative_binomial(Stream& stream, double mean, double size);

}  // namespace entente::random
