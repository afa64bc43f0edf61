#pragma once

#include "estimate/depth/item_matrix.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// The provisions that make depth in Benson and Clinton (2016), of every alliance of ATOP (Leeds et al. 2002) that is
/// more than a pledge of non-aggression.
struct AtopDepthItems {
  ItemMatrix matrix;                            ///< NaN where no member's record has the item
  std::vector<std::string> pure_nonaggression;  ///< alliances left out: no member pledges anything else
  std::size_t records = 0;                      ///< members' records read
  std::size_t gaps = 0;  ///< fields that are empty or hold a special code (below 0), left out of an average
};

/// From ATOP's member-level file. Items, each the average over the members whose record has it: milcontact (milcon is
/// 2), commondef (milcon is 3), intcom, milaid, base, contrib, organ1, ecaid (above 0) and secrecy (pubsecr). Alliances
/// in the order of the file. `names`, where it is not empty, names the items instead: any of these nine, or columns of
/// the file, taken as coded (as those that make scope are).
/// Error (Fault::input) with file, line and column: a missing column with the nearest, an item named twice, an empty
/// atopid, what is no number.
AtopDepthItems atop_depth_items(const Table& table, const std::vector<std::string>& names = {});

}  // namespace entente
