#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

namespace entente {

/// The alliance that ties a state to the leader in a year, one a state-year.
struct LeaderAlliance {
  long long atop_id = 0;
  double score = 0;  ///< depth as published, reflected: low is deep
  int line = 0;
};

/// Reads us_alliance_depth.csv: atopid, year, mem1, mem2, depth, of which one member is the leader. Within the coverage
/// a state-year that is absent has no alliance with the leader. Throws Error (Fault::input) with file, line and column.
CountryYears<LeaderAlliance> read_leader_alliances(const Table& table, CowCode leader);

}  // namespace entente
