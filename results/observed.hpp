#pragma once

#include <string>
#include <vector>

namespace entente {

/// Something that a record counts besides troops: "aircraft", "sorties". By cell, NaN where the record has no number.
struct ObservedMeasure {
  std::string name;
  std::vector<double> values;
};

/// What states really sent to one war, in the shape of a World's cells (year-major); NaN where the record has no value.
struct ObservedShares {
  std::vector<double> share;   ///< troops over armed forces, >= 0
  std::vector<double> troops;  ///< people, >= 0
  std::vector<ObservedMeasure> measures = {};
};

}  // namespace entente
