#pragma once

#include "results/summary/fixed_point.hpp"

#include <cstdint>

namespace entente {

/// The bandwidth of the log score's kernels on the scale of ln share, fixed before the first replicate, because a
/// stream never sees all draws at once. The score is then that of the simulated share as a record could tell it that
/// errs by about 20 %: exactly proper for that, whatever the number of replicates, and hardly another where positive
/// shares spread by more (a spread of 1 on that scale, as they have, becomes 1.02).
inline constexpr double stream_bandwidth = 0.2;

/// One kernel: 2^-31 is the least that counts, and a million ones fill a 4,096th of the range.
using KernelSum = FixedPointSum<31>;

/// exp(-z^2 / 2), z = (ln share - ln observed) / stream_bandwidth, in units of KernelSum; both above 0.
std::uint32_t stream_kernel(double share, double observed);

}  // namespace entente
