#include "estimate/fit/significance.hpp"

#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente {

double two_sided_p_value(double statistic, double degrees_of_freedom) {
  const double t = std::abs(statistic);
  if (std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return 2 * math::normal_cdf(-t);
  if (std::isinf(t)) return 0;
  // I_x(df / 2, 1/2) with x = df / (df + t^2).
  const double ratio = t * t / degrees_of_freedom;
  return math::incomplete_beta(degrees_of_freedom / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio));
}

}  // namespace entente
