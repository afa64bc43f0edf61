#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/network/alliance_network.hpp"

#include <vector>

namespace entente {

/// The leader's ties stand in the states table and in the ties table: every cell where they disagree is an error.
/// @param depth the depth column of the states table, by cell
void check_leader_ties(const Scenario& scenario, const StateFacts& facts, const std::vector<TieSpell>& ties,
                       const std::vector<double>& depth);

/// Treaty depth A by cell: the column with 0 where missing; with `treaty: frozen` the depth that the state had in its
/// first year of the table, for all its years.
std::vector<double> treaty_depth(const Scenario& scenario, const StateYears& layout, std::vector<double> depth);

}  // namespace entente
