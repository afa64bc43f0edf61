#pragma once

#include "results/goodness/kept_statistics.hpp"
#include "results/observed.hpp"
#include "results/summary/lanes.hpp"
#include "results/summary/layout.hpp"
#include "sim/war/replicate_block.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace entente {

/// What a war's replicates are set against.
struct GoodnessRecord {
  ObservedShares observed;
  /// By state: treaty depth to the war's leader in the last year, as the tables have it also where the simulation's is
  /// frozen; NaN where unknown. Empty: the network is left out.
  std::vector<double> final_depth = {};
};

/// Takes the auxiliary statistics of one war that need nothing but the set itself: all but the rank order and the
/// over-contributors, which rank_order.hpp adds when all sets are known. Record and replicates go the same way.
class WarStatistics {
 public:
  /// Throws Error (Fault::work) when world and record do not cover the same states and years.
  WarStatistics(const World& world, std::size_t war, const GoodnessRecord& record);

  const SummaryLayout& layout() const { return layout_; }
  /// States with a compared year, ascending: those whose means are kept.
  const std::vector<std::size_t>& states() const { return states_; }
  /// Whether there is a network to describe: third-party ties, and a record of depths.
  bool has_network() const { return !tied_.empty(); }

  void take_record(KeptStatistics& kept) const;
  /// The first `count` lanes of the block; replicate k goes to set k + 1.
  void take(const ReplicateBlock& block, std::size_t count, KeptStatistics& kept) const;

 private:
  struct Lanes;
  struct Tied {
    std::size_t state;
    double others;  ///< strength of the ties to others than the leader
  };

  void find_network(const World& world, const War& war);
  void take(const Lanes& lanes, std::size_t count, std::size_t first_set, KeptStatistics& kept) const;
  void take_course(const Lanes& lanes, std::size_t count, std::size_t first_set, KeptStatistics& kept) const;
  void take_totals(const Lanes& lanes, std::size_t lane, std::size_t set, KeptStatistics& kept) const;
  void take_network(const Lanes& lanes, std::size_t lane, std::size_t set, KeptStatistics& kept) const;

  SummaryLayout layout_;
  std::vector<double> final_depth_;  // by state, of the record
  std::size_t first_act_;
  std::size_t last_standing_;  // by leader and cell: of the first state in the last year
  std::vector<std::size_t> states_;
  std::vector<std::size_t> years_;  // with troops compared
  std::vector<Tied> tied_;          // states whose tie to the leader is on record
  double least_tie_ = 0;            // half the shallowest treaty with the leader in the first year; 0 without one
};

}  // namespace entente
