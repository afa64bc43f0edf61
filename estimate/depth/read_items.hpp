#pragma once

#include "estimate/depth/item_matrix.hpp"
#include "estimate/table/csv.hpp"

#include <string>
#include <vector>

namespace entente {

/// What becomes of alliances that lack an item.
enum class MissingItems {
  refuse,  ///< an error that names row and column
  drop,    ///< they are left out
  keep,    ///< they stay; for the ordinal model, whose likelihood then is that of what is there
};

struct ReadItems {
  ItemMatrix matrix;
  std::vector<std::string> dropped;  ///< ids of alliances left out for a missing item
  std::size_t missing = 0;           ///< values that are missing in the matrix
};

/// Leaves out the alliances that lack an item, and counts what is missing in those that stay. `keep` leaves out those
/// that have no item at all.
ReadItems without_missing(ItemMatrix items, MissingItems missing);

/// Items from a table of alliances: one row each, its id in column `id`. An empty field or NA is missing.
/// Error (Fault::input): a column that is not there or named twice, with the nearest; an id that is empty or there
/// twice; what is no number; a missing value under `refuse`; all with their places.
ReadItems read_items(const Table& table, const std::string& id, const std::vector<std::string>& columns,
                     MissingItems missing);

}  // namespace entente
