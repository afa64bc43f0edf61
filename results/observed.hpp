#pragma once

#include <vector>

namespace entente {

/// What states really sent, in the shape of a World's cells (year-major); NaN where the record has no value.
struct ObservedShares {
  std::vector<double> share;   ///< troops over armed forces, >= 0
  std::vector<double> troops;  ///< people, >= 0
};

}  // namespace entente
