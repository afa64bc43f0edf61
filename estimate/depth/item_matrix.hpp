#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// Provisions ("items") of alliances: what latent depth is measured by.
struct ItemMatrix {
  std::vector<std::string> ids;    ///< of the alliances, n
  std::vector<std::string> items;  ///< names, K
  std::vector<double> values;      ///< n x K by row; NaN where missing

  std::size_t alliances() const { return ids.size(); }
  std::size_t width() const { return items.size(); }
  double at(std::size_t alliance, std::size_t item) const { return values[alliance * items.size() + item]; }
};

/// The item of that name. Error (Fault::input) with `option`, the name and the nearest that there is.
std::size_t item_index(const ItemMatrix& items, const std::string& name, const std::string& option);

/// Items with mean 0 and standard deviation 1 (divisor n - 1), n x K by row.
/// Error (Fault::input): a missing value, or an item that is the same for all alliances.
std::vector<double> standardised(const ItemMatrix& items);

}  // namespace entente
