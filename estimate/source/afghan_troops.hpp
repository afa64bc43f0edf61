#pragma once

#include "estimate/table/csv.hpp"
#include "sim/core/identifiers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A row of the published archive's intermediate table: The Military Balance's armed forces and deployments to
/// Afghanistan as the published panel took them over, its lost counts and repeated rows included.
struct AfghanTroops {
  Year year;                      ///< calendar year
  std::string state_name;         ///< as written
  std::optional<CowCode> state;   ///< by the name; nothing for what is no state
  std::optional<long long> code;  ///< the file's own COW code, which is wrong or absent in some rows
  std::optional<long long> armed_forces;
  long long total = 0;  ///< deployed: the sum of the three that follow, 0 where a count was lost
  long long oef = 0;
  long long isaf = 0;
  long long unama = 0;
  std::optional<double> ratio;  ///< total over armed forces; nothing when it is infinite or missing
  int line = 0;
};

/// Reads iiss_afghan.csv: year, country, ccode, troops_total, troops_afghan_total, troops_afghan_oef,
/// troops_afghan_isaf, troops_afghan_unama, troops_afghan_ratio. A state-year may have several rows.
/// Throws Error (Fault::input) with file, line and column.
std::vector<AfghanTroops> read_afghan_troops(const Table& table);

}  // namespace entente
