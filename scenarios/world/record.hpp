#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/facts.hpp"
#include "scenarios/world/leader_facts.hpp"
#include "scenarios/world/war_facts.hpp"
#include "sim/network/alliance_network.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// All tables of a scenario, and the columns that its coefficients and rules need.
struct Record {
  StateFacts facts;
  std::vector<TieSpell> ties;
  std::vector<LeaderFacts> leaders;  ///< each once, in the order of the wars
  std::vector<WarFacts> wars;        ///< in the order of the scenario
  Fact democracy;                    ///< no values with withdrawal off
  Fact capability;                   ///< CINC; no values where no rule reads it
  std::vector<std::string> terms;    ///< of the contribution equation

  const LeaderFacts& leader_of(const WarFacts& war) const { return leaders[war.leader]; }
  /// What a state must have in order to act in a war.
  std::vector<NeededFact> needed(std::size_t war) const;
};

/// Reads all tables and checks them against one another and against the scenario. `terms` are those of the
/// contribution equation. Errors, with their places: as the readers of the single tables; a focus state that is in no
/// table; an ally that is neither 0 nor 1; depth of a state that is no ally; leaders' ties on which the tables
/// disagree; a theatre that lies apart from itself.
Record read_record(const Scenario& scenario, std::vector<std::string> terms);

/// Whether some rule of the scenario or of its counterfactuals reads capability: a budget, or who is asked.
bool reads_capability(const Scenario& scenario);

/// A note for each year whose record of a war covers fewer than half of those who could contribute: scores of such a
/// year say how the model does on those whom the sources name. `acting` are the war's cells.
std::vector<std::string> notes_on_selected_years(const Record& record, const WarFacts& war,
                                                 const std::vector<std::size_t>& acting);

/// A note on troops that the record has of states that could contribute and are not on the war's list of the invited:
/// they are neither fitted to nor compared with.
std::vector<std::string> notes_on_uninvited(const WarPlan& plan, const Record& record, const WarFacts& war);

}  // namespace entente
