#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/facts.hpp"
#include "scenarios/world/observed_record.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// What the tables say of one war, by cell.
struct WarFacts {
  std::size_t leader = 0;             ///< index among Record::leaders
  std::vector<std::uint8_t> can_act;  ///< as can_act()
  Fact distance_km;
  Fact private_stake;       ///< no values where stakes follow from the distance
  std::vector<Fact> terms;  ///< by term of the contribution equation; no values for potential
  ObservedRecord observed;
};

/// Reads what concerns one war of a scenario.
///
/// distance_km is a great circle from the columns capital_latitude and capital_longitude where the war has coordinates,
/// else the table's. Private stakes, where the scenario takes them from the table, stand in private_stake, or in
/// private_stake_ID for a war with stakes of its own. Terms are columns of the states table or their logarithms, those
/// toward the war's leader as column_toward; "war(ID)" is 1 in that war and 0 in others. Errors: as StateFacts::column;
/// a number whose logarithm is wanted and is not positive.
WarFacts read_war_facts(const Scenario& scenario, const StateFacts& facts, std::size_t war, ObservedRecord observed,
                        const std::vector<std::string>& terms);

/// Deaths of states' soldiers in one war: of a scenario's only war the column casualties of the states table, of
/// several that of the observed table. Error: the record of that war counts none.
Fact casualties(const Scenario& scenario, const StateFacts& facts, std::size_t war, const ObservedRecord& observed);

}  // namespace entente
