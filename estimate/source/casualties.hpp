#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

/// Deaths of coalition soldiers in the theatre by year and state.
struct Casualties {
  Coverage coverage;
  /// Of the states that the file names, which are all that lost soldiers: within the coverage a state not named lost
  /// none, outside it deaths are not known.
  Facts<long long> deaths;
  std::map<Year, long long> unattributed;  ///< "NATO": of no named state
  std::map<Year, long long> total;         ///< as the file has it
  std::map<CowCode, std::string> names;    ///< of the states' columns, as written ("Czech")
};

/// Reads the wide table afghan_casualties.csv: Year, a column a state, NATO, Total. A year whose numbers do not add up
/// to its total is an error, as is a column whose name is no state's. Throws Error (Fault::input) with file, line and
/// column.
Casualties read_casualties(const Table& table);

}  // namespace entente
