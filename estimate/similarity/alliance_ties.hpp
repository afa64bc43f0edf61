#pragma once

#include "estimate/source/atop_members.hpp"
#include "estimate/source/cow_alliances.hpp"

#include <vector>

namespace entente {

/// Two states tied by an alliance on some day of every year from `first` to `last`.
struct AllianceTie {
  long long alliance = 0;  ///< its number in the source
  CowCode a, b;            ///< the lower code first
  Year first, last;
  Obligations obligations;  ///< of at least one towards the other
};

struct AllianceTies {
  Coverage coverage;  ///< outside of it nothing is known of ties
  std::vector<AllianceTie> ties;
};

AllianceTies ties_of(const CowAlliances& alliances);
/// One tie a pair of partners (`are_partners`), with what either is bound to, as ATOP's own undirected dyad-years
/// have it.
AllianceTies ties_of(const AtopMembers& alliances);

}  // namespace entente
