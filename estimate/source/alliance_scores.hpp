#pragma once

#include "estimate/table/csv.hpp"

#include <map>

namespace entente {

/// Depth scores of alliances by ATOP number, the larger the deeper, in standard deviations.
using AllianceScores = std::map<long long, double>;

/// Reads what `entente measure depth --out` writes: of its columns atopid and mean. Throws Error (Fault::input) with
/// file, line and column.
AllianceScores read_alliance_scores(const Table& table);

}  // namespace entente
