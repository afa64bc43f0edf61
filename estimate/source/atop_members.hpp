#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/source/date.hpp"
#include "estimate/source/obligations.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// A spell in which a state was a member of an alliance.
struct AtopMembership {
  long long alliance = 0;       ///< atopid
  long long phase = 0;          ///< of an alliance whose terms or partners changed; 0 for one that has a single phase
  CowCode member;               ///< ATOP's own number for a party that COW does not know
  bool in_state_system = true;  ///< cowsys
  Date first;
  Date last;  ///< 31 December of the data's last year for a member that had not left
  bool in_force_at_end = false;
  Obligations obligations;  ///< of this member towards its partners
};

/// The Alliance Treaty Obligations and Provisions by member (Leeds, Ritter, Mitchell and Long 2002).
struct AtopMembers {
  /// To the last year that a date of the file names (2016 in version 4.01). Later years are unknown.
  Coverage coverage;
  std::vector<AtopMembership> memberships;  ///< in the file's order
};

/// Reads atop4_01m.csv: atopid, phase, member, cowsys, yrent, moent, dayent, yrexit, moexit, dayexit (0 while still a
/// member), defense, offense, neutral, nonagg, consul. Unknown days are taken as the first of an entry's and the last
/// of an exit's month. Throws Error (Fault::input) with file, line and column.
AtopMembers read_atop_members(const Table& table);

/// Whether two memberships tie two states: of the same alliance in the same phase, with a day in common. Phases keep
/// apart what a break-up of a state made of one treaty: in 1993 those of the Czech and of the Slovak Republic.
bool are_partners(const AtopMembership& one, const AtopMembership& other);

}  // namespace entente
