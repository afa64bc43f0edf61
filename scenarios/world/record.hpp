#pragma once

#include "scenarios/reader/scenario.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/facts.hpp"
#include "scenarios/world/observed_record.hpp"
#include "sim/network/alliance_network.hpp"

#include <string>
#include <vector>

namespace entente {

/// All tables of a scenario, and the columns that its coefficients need.
struct Record {
  StateFacts facts;
  ObservedRecord observed;
  std::vector<TieSpell> ties;
  std::vector<double> depth, alignment, distance_km, ally;  // by cell
  std::vector<double> democracy;                            // by cell; empty with withdrawal off
  std::vector<std::string> terms;
  std::vector<std::vector<double>> columns;  // by term and cell; empty for potential

  std::vector<NeededFact> needed(const Scenario& scenario) const;
};

/// Reads all tables and checks them against one another and against the scenario. `terms` are those of the
/// contribution equation. Errors, with their places: as the readers of the single tables; a focus state that is in no
/// table; an ally that is neither 0 nor 1; depth of a state that is no ally; leader's ties on which the tables
/// disagree; a theatre that lies apart from itself.
Record read_record(const Scenario& scenario, std::vector<std::string> terms);

/// Adds a note for each year whose record covers fewer than half of those who could contribute: scores of such a year
/// say how the model does on those whom the sources name.
void note_selected_years(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting,
                         std::vector<std::string>& notes);

}  // namespace entente
