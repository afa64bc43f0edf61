#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <memory>
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

/// A tie of a network in one year.
struct NetworkTie {
  CowCode a;
  CowCode b;
  double depth = 0;  ///< in [0, 1]
};

/// The alliance network of one year: all states of a scenario and all ties among them, the leader's among the rest.
///
/// Within a replicate the leader's ties live in the agents' arrays (LeaderRelation::treaty_depth plus standing), since
/// only they change; the network holds all of them before and after, for measures and files. It is a graph of
/// Boost.Graph, which stays out of this header because it takes long to compile.
class AllianceNetwork {
 public:
  /// The ties in force in `year`; where several alliances tie a dyad, the deepest counts.
  /// Throws Error (Fault::work) when a tie names a state that is not among `states`, or ties a state to itself.
  AllianceNetwork(const std::vector<CowCode>& states, const std::vector<TieSpell>& spells, Year year);
  AllianceNetwork(const AllianceNetwork& other);
  AllianceNetwork(AllianceNetwork&& other) noexcept;
  AllianceNetwork& operator=(const AllianceNetwork& other);
  AllianceNetwork& operator=(AllianceNetwork&& other) noexcept;
  ~AllianceNetwork();

  std::size_t states() const;
  std::size_t ties() const;
  std::vector<CowCode> all_states() const;   ///< in the order in which they were given
  std::vector<NetworkTie> all_ties() const;  ///< in the order in which they were made

  /// Depth of the tie, or nothing where there is none.
  std::optional<double> depth(CowCode a, CowCode b) const;
  /// Adds the tie or changes its depth.
  void set_depth(CowCode a, CowCode b, double depth);
  /// Sum of the depths of a state's ties (strength, weighted degree).
  double strength(CowCode state) const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace entente
