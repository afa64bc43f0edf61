#include "estimate/depth/ordinal_items.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {

OrdinalItems ordinal_items(const ItemMatrix& items) {
  OrdinalItems result;
  result.ids = items.ids;
  result.items = items.items;
  const std::size_t width = items.width();
  result.category.assign(items.values.size(), OrdinalItems::absent);
  for (std::size_t k = 0; k < width; ++k) {
    std::set<double> codes;
    for (std::size_t i = 0; i < items.alliances(); ++i) {
      const double value = items.at(i, k);
      if (std::isnan(value)) continue;
      codes.insert(std::round(value));
      result.rounded += std::round(value) != value;
    }
    if (codes.size() < 2) {
      throw input_error({.key = items.items[k]}, "the item is the same for all alliances", "one that varies",
                        "leave it out of the columns");
    }
    if (codes.size() > OrdinalItems::most_categories) {
      throw input_error({.key = items.items[k]}, std::to_string(codes.size()) + " categories",
                        "at most " + std::to_string(OrdinalItems::most_categories), "--model gaussian takes numbers");
    }
    result.codes.emplace_back(codes.begin(), codes.end());
    for (std::size_t i = 0; i < items.alliances(); ++i) {
      if (std::isnan(items.at(i, k))) continue;
      const auto found = codes.find(std::round(items.at(i, k)));
      result.category[i * width + k] = static_cast<std::uint8_t>(std::distance(codes.begin(), found));
    }
  }
  return result;
}

}  // namespace entente
