#include "estimate/covariance/null_test.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

/// The root of `excess` between `inner` (below 0) and `outer` (not below), by regula falsi with the Illinois rule. The
/// function has jumps where draws pass the sample; where that has not ended soon, every second step is a bisection.
double root_between(double inner, double f_inner, double outer, double f_outer, double tolerance,
                    const std::function<double(double)>& excess) {
  int side = 0;
  for (int step = 0; step < 200 && std::abs(outer - inner) > tolerance; ++step) {
    double middle = inner + (outer - inner) * (f_inner / (f_inner - f_outer));
    const bool inside = (middle - inner) * (outer - middle) > 0;
    if ((step > 8 && step % 2 == 0) || !inside) middle = inner + 0.5 * (outer - inner);
    if (middle == inner || middle == outer) break;
    const double value = excess(middle);
    if (value < 0) {
      inner = middle;
      f_inner = value;
      if (side < 0) f_outer *= 0.5;
      side = -1;
    } else {
      outer = middle;
      f_outer = value;
      if (side > 0) f_inner *= 0.5;
      side = 1;
    }
  }
  return inner + 0.5 * (outer - inner);
}

}  // namespace

std::size_t NullTest::valid() const {
  double count = 0;  // of the draws' own kind, so that the loop is one over vectors
  for (const double t : drawn) count += t == t ? 1.0 : 0.0;
  return static_cast<std::size_t>(count);
}

double NullTest::p_value() const {
  const double bound = square * tie;
  const auto above = std::count_if(drawn.begin(), drawn.end(), [bound](double t) { return t > bound; });
  return static_cast<double>(above) / static_cast<double>(valid());
}

double NullTest::excess(double alpha, double* floor) const {
  // p < alpha: fewer than alpha B draws lie above, so the m-th largest of those that do not tie must not, with m the
  // least integer at or above alpha B.
  const double share = alpha * static_cast<double>(valid());
  const auto m = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(std::ceil(share - 1e-9)));
  const double from = floor != nullptr ? *floor : 0;
  std::vector<double> values;
  const double above = square * tie;
  const double below = square / tie;
  const auto collect = [&](double least) {
    values.resize(drawn.size());
    std::size_t kept = 0;
    for (const double t : drawn) {  // without branches, which could not be foretold
      values[kept] = t;
      kept += static_cast<std::size_t>(t > least) &
              (static_cast<std::size_t>(t > above) | static_cast<std::size_t>(t < below));
    }
    values.resize(kept);
  };
  collect(from);
  if (std::ssize(values) < m && from > 0) collect(0);
  if (std::ssize(values) < m) return std::sqrt(square);
  std::nth_element(values.begin(), values.begin() + (m - 1), values.end(), std::greater<>());
  const double critical = values[static_cast<std::size_t>(m - 1)];
  if (floor != nullptr) *floor = 0.7 * critical;
  return std::sqrt(square) - std::sqrt(critical);
}

Interval invert_test(double estimate, double standard_error, const std::function<double(double)>& excess,
                     const InversionOptions& options) {
  const double tolerance = options.tolerance * standard_error;
  const auto end = [&](double direction) {
    double inner = estimate;
    double f_inner = -1;  // t is 0 at the estimate
    for (double reach = 2; reach <= options.reach; reach *= 2) {
      const double outer = estimate + direction * reach * standard_error;
      const double f_outer = excess(outer);
      if (f_outer >= 0) return root_between(inner, f_inner, outer, f_outer, tolerance, excess);
      inner = outer;
      f_inner = f_outer;
    }
    return direction * std::numeric_limits<double>::infinity();
  };
  Interval interval{.low = end(-1), .high = end(1)};
  if (interval.low <= 0 && 0 <= interval.high && estimate != 0) {
    const double at_zero = excess(0);
    double& nearer = estimate > 0 ? interval.low : interval.high;
    if (at_zero >= 0) nearer = root_between(estimate, -1, 0, at_zero, tolerance, excess);
  }
  return interval;
}

}  // namespace entente
