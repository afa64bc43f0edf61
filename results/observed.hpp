#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
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
  std::vector<char> certainty = {};         ///< A to D, 0 where the record has no mark; empty: it marks nothing
  std::vector<std::uint8_t> left_out = {};  ///< 1: on record, and not to be compared with; empty: none is

  /// Whether the share is on record and not left out.
  bool counts(std::size_t cell) const { return std::isfinite(share[cell]) && (left_out.empty() || !left_out[cell]); }
};

}  // namespace entente
