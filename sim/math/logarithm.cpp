#include "sim/math/lane/logarithm.hpp"

#include "sim/math/functions.hpp"

#include <limits>

namespace entente::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double log_two = 0.69314718055994530942;

}  // namespace

double log(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  if (x < std::numeric_limits<double>::min()) return lane::logarithm_of_normal(x * 0x1p54) - 54 * log_two;  // subnormal
  return lane::logarithm_of_normal(x);
}

double log1p(double x) {
  if (!(x < infinity)) return x;
  if (x < -1) return not_a_number;
  const double u = 1 + x;
  if (u == 0) return -infinity;
  // What the rounding of u lost comes back to first order; the second is below 2^-106.
  return log(u) + (x - (u - 1)) / u;
}

double logit(double p) {
  // Near 1/2 the odds are near 1, and 2 p - 1 is exact where the odds are not.
  if (p > 0.25 && p < 0.75) return log1p((2 * p - 1) / (1 - p));
  return log(p / (1 - p));
}

}  // namespace entente::math
