#include "results/summary/kernel.hpp"

#include "sim/math/functions.hpp"

namespace entente {

std::uint32_t stream_kernel(double share, double observed) {
  const double z = (math::log(share) - math::log(observed)) / stream_bandwidth;
  return static_cast<std::uint32_t>(KernelSum::units_of(math::exp(-z * z / 2)));
}

}  // namespace entente
