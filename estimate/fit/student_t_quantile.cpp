#include "estimate/fit/student_t_quantile.hpp"

#include "estimate/fit/significance.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente {

double student_t_quantile(double p, double degrees_of_freedom) {
  if (!(p > 0 && p < 1)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return math::normal_quantile(p);
  if (p == 0.5) return 0;
  const double tails = 2 * (p < 0.5 ? p : 1 - p);
  // The tail falls in |t|: double the bracket until it holds the quantile, then halve it to the last bits.
  double low = 0;
  double high = 1;
  while (two_sided_p_value(high, degrees_of_freedom) > tails && high < 1e300) {
    low = high;
    high *= 2;
  }
  while (true) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (two_sided_p_value(middle, degrees_of_freedom) > tails ? low : high) = middle;
  }
  return p < 0.5 ? -high : high;
}

}  // namespace entente
