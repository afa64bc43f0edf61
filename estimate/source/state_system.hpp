#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/source/date.hpp"
#include "estimate/table/csv.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {

/// A spell in which a state was a member of the international system. A state may have several.
struct Membership {
  CowCode state;
  std::string abbreviation;  ///< COW's, no ISO code
  std::string name;
  Date first;
  Date last;  ///< the end of the list for those who are still members
};

/// The Correlates of War list of states (Correlates of War Project, State System Membership).
class StateSystem {
 public:
  explicit StateSystem(std::vector<Membership> memberships);

  const std::vector<Membership>& memberships() const { return memberships_; }  ///< in the file's order
  /// The years of the list. Whether a state is a member after the last is not known.
  Coverage coverage() const { return coverage_; }
  /// Members on at least one day of the year; none outside the coverage.
  std::set<CowCode> members(Year year) const;
  /// Member-years from `first` to `last`, by state and year.
  std::vector<StateYear> member_years(Year first, Year last) const;
  bool is_member(CowCode state, Year year) const;
  /// The state of an abbreviation ("GMY"), or nothing. Of a code that ended and came again the abbreviation is one.
  std::optional<CowCode> state_of_abbreviation(std::string_view abbreviation) const;
  std::optional<std::string> abbreviation(CowCode state) const;

 private:
  std::vector<Membership> memberships_;
  Coverage coverage_;
};

/// Reads states2016.csv: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday.
/// Throws Error (Fault::input) with file, line and column.
StateSystem read_state_system(const Table& table);

}  // namespace entente
