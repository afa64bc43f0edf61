#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/source/date.hpp"
#include "estimate/source/obligations.hpp"
#include "estimate/table/csv.hpp"

#include <vector>

namespace entente {

/// A spell in which two states were tied by an alliance of one kind.
struct CowAllianceSpell {
  long long alliance = 0;  ///< version4id
  CowCode a, b;            ///< the lower code first
  Date first;
  Date last;                     ///< 31 December of the data's last year for a spell that had not ended
  bool begun_before = false;     ///< left-censored: in force before the data begin
  bool in_force_at_end = false;  ///< right-censored
  bool asymmetric = false;       ///< the partners are not bound to the same
  Obligations obligations;       ///< of both, or of one of them in an asymmetric alliance
};

/// The Correlates of War's formal alliances by dyad (Gibler 2009, version 4.1).
struct CowAlliances {
  /// To the last year that a date of the file names (2012 in version 4.1). Later years are unknown: a spell that is
  /// right-censored had not ended by then, and the file says no more.
  Coverage coverage;
  std::vector<CowAllianceSpell> spells;  ///< in the file's order
  std::vector<int> repeated_lines;       ///< rows that say what one before them says; taken once
  std::vector<int> empty_lines;          ///< spells that end on the day before they begin; left out
  std::vector<int> untyped_lines;        ///< rows with an empty kind of obligation, taken as none of that kind
};

/// Reads alliance_v4.1_by_dyad.csv: version4id, ccode1, ccode2, dyad_st_* and dyad_end_* (day, month, year),
/// left_censor, right_censor, defense, neutrality, nonaggression, entente, asymmetric.
/// Throws Error (Fault::input) with file, line and column.
CowAlliances read_cow_alliances(const Table& table);

}  // namespace entente
