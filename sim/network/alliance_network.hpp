#pragma once

#include "sim/core/identifiers.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace entente {

/// A tie between two states over a spell of years (both ends included), with its treaty depth.
struct TieSpell {
  CowCode a;
  CowCode b;
  Year first_year;
  Year last_year;
  double depth = 0;  ///< in [0, 1]
};

/// The alliance network of one year: all states of a scenario and all ties among them, the leader's among the rest.
///
/// Within a replicate the leader's ties live in the agents' arrays (World::treaty_depth plus standing), since only they
/// change; the graph holds the whole network before and after, for measures and files.
class AllianceNetwork {
 public:
  struct StateVertex {
    CowCode state;
  };
  struct TieEdge {
    double depth = 0;
  };
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, StateVertex, TieEdge>;

  /// The ties in force in `year`; where several alliances tie a dyad, the deepest counts.
  /// Throws Error (Fault::work) when a tie names a state that is not among `states`, or ties a state to itself.
  AllianceNetwork(const std::vector<CowCode>& states, const std::vector<TieSpell>& spells, Year year);

  const Graph& graph() const { return graph_; }
  std::size_t states() const { return boost::num_vertices(graph_); }
  std::size_t ties() const { return boost::num_edges(graph_); }

  /// Depth of the tie, or nothing where there is none.
  std::optional<double> depth(CowCode a, CowCode b) const;
  /// Adds the tie or changes its depth.
  void set_depth(CowCode a, CowCode b, double depth);
  /// Sum of the depths of a state's ties (strength, weighted degree).
  double strength(CowCode state) const;

 private:
  Graph::vertex_descriptor vertex(CowCode state) const;

  Graph graph_;
  std::map<CowCode, Graph::vertex_descriptor> vertices_;
};

}  // namespace entente
