#pragma once

#include "estimate/source/armed_forces.hpp"
#include "estimate/source/deployments.hpp"
#include "estimate/source/placemats.hpp"
#include "estimate/source/state_year.hpp"

#include <string>
#include <vector>

/// Values that look mistyped: a power of ten, or a digit, away from what stands around them. Nothing is changed here.
namespace entente {

/// A positive number of a source with where it stands. Zeros are left out: they are off by no factor.
struct WrittenValue {
  std::string series;  ///< what it belongs to, so that values of one series are comparable: "Germany"
  StateYear key;
  int ordinal = 0;  ///< within the year, where a source has several values a year
  double value = 0;
  std::string written;
  int line = 0;
};

struct Mistyped {
  WrittenValue value;
  double factor = 0;   ///< by which it is off, about: 0.001, 0.01, 0.1, 10, 100, 1000
  std::string beside;  ///< what it was compared with: "9500 before and 9500 after"
};

/// The rule for one series in time. Equal values that follow each other are taken together, up to three. A value is
/// suspect when all of this holds:
/// 1. It is at least four times above, or at least four times below, both the value before and the value after it.
/// 2. In the same direction it is at least four times off the median of the five values before it and off that of the
///    five after it (of all that there are within five, where neither side has five): of two values that contradict
///    each other only the one against the series is suspect, and a lasting change of level never is.
/// 3. The factor is that of a slip. Beside the value before or after it is 10, 100 or 1000, or one part in so many, to
///    within a factor of 1.5 (a point for a comma, a zero too many); or one of the two numbers is the other with one
///    digit more ("500" for "9500", "3521771" for "352771"; at least two digits), which is called a factor of ten.
/// 4. It or a neighbour is at least 100: small forces change by such factors.
/// At the ends of a series, where one side alone speaks, only single values count, with powers of ten to within a
/// factor of 1.1 and at least three digits. In the order of series, years and ordinals.
std::vector<Mistyped> mistyped_in_time(std::vector<WrittenValue> values);

/// Values that another source has 10, 100 or 1000 times as large or as small, by no more than a factor of 1.25, the
/// larger of the two being at least 100. `other` in the same unit; `other_name` is what the finding calls it.
std::vector<Mistyped> mistyped_beside(const std::vector<WrittenValue>& values, const Facts<double>& other,
                                      const std::string& other_name);

/// Numbers on placemats by the state that the cell is about, cells such as "1.45" included.
std::vector<WrittenValue> written_values(const std::vector<PlacematCell>& cells);
/// Active armed forces by state.
std::vector<WrittenValue> written_values(const std::vector<ArmedForcesRow>& rows);
/// Deployments by state, operation and location; rows of one edition together in their order.
std::vector<WrittenValue> written_values(const std::vector<Deployment>& rows);
/// Any facts by state, without lines.
std::vector<WrittenValue> written_values(const Facts<double>& facts);

}  // namespace entente
