#pragma once

#include "tools/compile/afghanistan/source.hpp"

#include <map>
#include <vector>

namespace entente::compile {

/// An alliance that ties a state to the leader in a year.
struct LeaderTie {
  long long atop_id;
  double score;  ///< Gannon & Kent's depth score, reflected (low = deep)
};

/// Ties to the leader as used in the panel: one alliance a state-year, the earliest of those in force.
Facts<LeaderTie> read_leader_ties(const Sources& sources);

/// Two states, the lower code first, tied by an alliance in a run of years.
struct TieSpell {
  CowCode a;
  CowCode b;
  Year first;
  Year last;
  long long atop_id;
  double score;
};

/// All ties of the scenario, by dyad, first year and alliance: the leader's as in `leader_ties`, the others one a
/// scored ATOP alliance in force. An alliance counts in a year if both states are members on some day of it.
std::vector<TieSpell> read_ties(Sources& sources, const Facts<LeaderTie>& leader_ties);

}  // namespace entente::compile
