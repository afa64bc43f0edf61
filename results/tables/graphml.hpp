#pragma once

#include "results/label.hpp"

#include <string>
#include <vector>

namespace entente {

/// One undirected alliance tie, before the first and after the last year.
struct TieRow {
  CowCode a = {};
  CowCode b = {};
  double depth_before = 0;
  double depth_after = 0;
  double standing = 0;  ///< the leader's part of the change; 0 for ties between others
  bool leader_tie = false;
  CowCode leader = {};  ///< of a leader's tie: which end leads
};

/// The alliance network as GraphML (Brandes et al. 2002), for Gephi, igraph or networkx: nodes with cow, iso3 and name
/// in the order given, edges with depth_before, depth_after, standing and is_leader_tie, and where
/// several states lead with leader, the COW code of the one that does (0 for ties between others); two leaders then
/// have a tie each. Throws Error (Fault::work) when a tie names a state that is not among the nodes.
std::string ties_graphml(const std::vector<StateLabel>& nodes, const std::vector<TieRow>& ties);

}  // namespace entente
