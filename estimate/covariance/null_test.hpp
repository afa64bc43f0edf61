#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace entente {

/// A bootstrap test of one null value: the sample's squared statistic beside the draws'. NaN marks draws that have no
/// statistic (0/0: the drawn scores are fitted without error).
struct NullTest {
  double square = 0;
  std::vector<double> drawn;  ///< squares

  std::size_t valid() const;
  /// mean(|t*| > |t|) over the draws that have a statistic.
  double p_value() const;
  /// |t| less the value at or above which a test of size `alpha` rejects: p < alpha where this is >= 0, and only there.
  /// @param floor only for speed, when a search asks again and again: what the last call left there, 0 at first.
  double excess(double alpha, double* floor = nullptr) const;
};

/// Draws whose square is above the sample's by no more than this factor tie with it: the sample's own weights reproduce
/// its statistic up to rounding and must not count as greater.
inline constexpr double tie = 1 + 1e-9;

struct InversionOptions {
  double tolerance = 1e-8;  ///< of an end, in standard errors
  double reach = 1e6;       ///< how far an end is sought, in standard errors
};

/// An interval may run to infinity.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// The null values around `estimate` that a test does not reject, `excess` being below 0 at them. An end is the first
/// change of sign met when distances double from two standard errors on; it is infinite when there is none within
/// reach.
///
/// The values that a bootstrap test does not reject need not be an interval where a few clusters decide a coefficient.
/// The value 0, of which the p-value tells, is looked at in any case: if it is rejected but lies between the ends, the
/// end on its side is brought before it, so that interval and p-value never contradict each other there.
Interval invert_test(double estimate, double standard_error, const std::function<double(double)>& excess,
                     const InversionOptions& options = {});

}  // namespace entente
