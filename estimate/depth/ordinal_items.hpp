#pragma once

#include "estimate/depth/item_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// Items as ordered categories.
struct OrdinalItems {
  std::vector<std::string> ids;
  std::vector<std::string> items;
  std::vector<std::vector<double>> codes;  ///< by item: the codes that occur, ascending; at least two
  std::vector<std::uint8_t> category;      ///< n x K by row: index of the code, or `absent`
  std::size_t rounded = 0;                 ///< averages between two categories, taken as the nearer

  static constexpr std::uint8_t absent = 255;
  static constexpr std::size_t most_categories = 12;
};

/// Whole numbers as they are; averages over members rounded to the nearest, halves away from zero. NaN is missing.
/// Error (Fault::input): an item with one category only, or more than 12.
OrdinalItems ordinal_items(const ItemMatrix& items);

}  // namespace entente
