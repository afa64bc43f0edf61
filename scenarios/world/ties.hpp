#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/facts.hpp"
#include "sim/network/alliance_network.hpp"

#include <string>
#include <vector>

namespace entente {

/// "depth_as_published" or "depth_oriented".
std::string depth_column(DepthMeasure measure);

/// Reads all dyadic ties, in the depth measure that the scenario chooses; a row without depth in it is no tie. Errors,
/// all at once: unknown states, codes that do not agree, depth outside [0, 1], an empty spell, the same row twice.
std::vector<TieSpell> read_ties(const Scenario& scenario, const StateFacts& facts);

/// The leader's ties stand in the states table and in the ties table: every cell where they disagree is an error.
/// @param depth the depth column of the states table, by cell
void check_leader_ties(const Scenario& scenario, const StateFacts& facts, const std::vector<TieSpell>& ties,
                       const std::vector<double>& depth);

/// `ally` is 0 or 1, and who is no ally has no treaty depth: every cell where this is not so is an error.
void check_allies(const Scenario& scenario, const StateFacts& facts, const std::vector<double>& ally,
                  const std::vector<double>& depth);

/// With `treaty: frozen`, depth and ally of a state's first year in the table hold for all its years.
std::vector<double> frozen(const StateYears& layout, std::vector<double> values);

}  // namespace entente
