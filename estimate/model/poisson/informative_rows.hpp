#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The rows on whose outcome a Poisson model with absorbed effects has anything to say, and which others there were.
///
/// Along some combination of effects the likelihood may rise without end, until a row's mean is 0 as its outcome is.
/// Such rows say nothing on slopes, and count in no degrees of freedom (Correia, Guimaraes and Zylkin 2021).
struct InformativeRows {
  std::vector<std::size_t> rows;   ///< ascending
  std::vector<std::string> notes;  ///< what was left out, for readers
};

/// Leaves out the groups whose outcome is always 0, and zeros that two effects make certain together. With three
/// effects or more that is each pair of them: zeros that only three make certain stay in.
///
/// For two effects a and b with a = s and b = -s on each set of groups that positive outcomes connect, all positive
/// rows keep their means, whatever the sets' numbers s are. A zero row that joins set c by its first group and set d by
/// its second changes by s_c - s_d, which must not be positive; it can be negative unless other zero rows lead back
/// from c to d. So the certain zeros are those whose ends lie in different strong components of the directed graph of
/// sets.
InformativeRows informative_rows(const Sample& sample);

}  // namespace entente
