#include "estimate/fit/significance.hpp"

#include "sim/math/functions.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

/// The normal deviate with the tails of `t` (Hill 1970, CACM algorithm 395). Its error falls with the fifth power of
/// the degrees of freedom and is beyond doubles from `many` on, where the continued fraction slowly loses digits.
double normal_deviate(double t, double degrees_of_freedom) {
  const double a = degrees_of_freedom - 0.5;
  const double b = 48 * a * a;
  const double w2 = a * math::log1p(t * t / degrees_of_freedom);
  const double w = std::sqrt(w2);
  const double third = (((4 * w2 + 33) * w2 + 240) * w2 + 855) / (10 * b * (b + 0.8 * w2 * w2 + 100));
  return w * (1 + (w2 + 3) / b - third);
}

constexpr double many = 20000;

constexpr double half_log_pi = 0.57236494292470008707;

/// ln of the density of Student's t at `t`.
double log_density(double t, double degrees_of_freedom) {
  const double a = degrees_of_freedom / 2;
  return math::log_gamma_half_step(a) - half_log_pi - 0.5 * math::log(degrees_of_freedom) -
         (a + 0.5) * math::log1p(t * t / degrees_of_freedom);
}

}  // namespace

double two_sided_p_value(double statistic, double degrees_of_freedom) {
  const double t = std::abs(statistic);
  if (std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return 2 * math::normal_cdf(-t);
  if (std::isinf(t)) return 0;
  if (degrees_of_freedom > many) return 2 * math::normal_cdf(-normal_deviate(t, degrees_of_freedom));
  // I_x(df / 2, 1/2) with x = df / (df + t^2).
  const double ratio = t * t / degrees_of_freedom;
  return math::incomplete_beta(degrees_of_freedom / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio));
}

double t_quantile(double probability, double degrees_of_freedom) {
  if (!(probability >= 0 && probability <= 1 && degrees_of_freedom > 0))
    return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(degrees_of_freedom)) return math::normal_quantile(probability);
  if (probability == 0.5) return 0;
  if (probability < 0.5) return -t_quantile(1 - probability, degrees_of_freedom);
  if (probability == 1) return std::numeric_limits<double>::infinity();

  // Newton's steps for ln P in ln t: both tails of the curve, the normal's and a power of t, bend the same way, so from
  // the left of the root steps never pass it. The bracket is for rounding at the end.
  const double target = 2 * (1 - probability);
  double low = -700;
  double high = 700;
  double u = 0;
  for (int step = 0; step < 200; ++step) {
    const double t = math::exp(u);
    const double p = two_sided_p_value(t, degrees_of_freedom);
    const double excess = p > 0 ? math::log(p / target) : -std::numeric_limits<double>::infinity();
    (excess > 0 ? low : high) = u;
    if (excess == 0) return t;
    const double slope = p > 0 ? -2 * math::exp(log_density(t, degrees_of_freedom) + u) / p : 0;
    double next = u - excess / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const double change = std::abs(next - u);
    u = next;
    if (change < 1e-15) break;
  }
  return math::exp(u);
}

}  // namespace entente
