#include "estimate/depth/item_matrix.hpp"

#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <cmath>

namespace entente {

std::size_t item_index(const ItemMatrix& items, const std::string& name, const std::string& option) {
  for (std::size_t k = 0; k < items.width(); ++k) {
    if (items.items[k] == name) return k;
  }
  const std::string nearest = nearest_name(name, items.items);
  std::string all;
  for (const std::string& item : items.items) all += (all.empty() ? "" : ", ") + item;
  throw input_error({.key = option}, "\"" + name + "\" is not among the items", "one of " + all,
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

std::vector<double> standardised(const ItemMatrix& items) {
  const std::size_t n = items.alliances(), width = items.width();
  std::vector<double> result(items.values);
  for (std::size_t k = 0; k < width; ++k) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) sum += items.at(i, k);
    const double mean = sum / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
      result[i * width + k] -= mean;
      squares += result[i * width + k] * result[i * width + k];
    }
    if (std::isnan(squares)) {
      throw input_error({.key = items.items[k]}, "missing values", "an item that every alliance has");
    }
    const double deviation = std::sqrt(squares / static_cast<double>(n - 1));
    if (!(deviation > 1e-10 * (1 + std::abs(mean)))) {
      throw input_error({.key = items.items[k]}, "the item is the same for all " + std::to_string(n) + " alliances",
                        "one that varies", "leave it out of the columns");
    }
    for (std::size_t i = 0; i < n; ++i) result[i * width + k] /= deviation;
  }
  return result;
}

}  // namespace entente
