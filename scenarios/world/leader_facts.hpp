#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/core/identifiers.hpp"

#include <string>
#include <vector>

namespace entente {

/// "depth_as_published" or "depth_oriented".
std::string depth_column(DepthMeasure measure);

/// The column of the states table that holds a fact: "ally" is toward the scenario's leader, "ally_FRA" toward France,
/// likewise alignment, un_agreement and the depths. Other facts are of a state alone, and their columns have no leader.
std::string column_toward(const Scenario& scenario, CowCode leader, const std::string& fact);

/// Where states stand toward one leader, by cell.
struct LeaderFacts {
  CowCode leader;
  Fact alignment;  ///< in [0, 1]
  Fact depth;      ///< in [0, 1]: treaty depth in the measure that the scenario chooses
  Fact ally;       ///< 0 or 1
};

/// Reads the leader's columns of the states table. Error: a column that is not there, a value out of range.
LeaderFacts read_leader_facts(const Scenario& scenario, const StateFacts& facts, CowCode leader);

}  // namespace entente
