#include "scenarios/world/acting_by_war.hpp"

#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/war_notes.hpp"

namespace entente {

std::vector<std::vector<std::size_t>> acting_by_war(const Scenario& scenario, const Record& record,
                                                    const std::optional<Fact>& state_effects,
                                                    std::vector<std::string>& notes) {
  std::vector<std::vector<std::size_t>> acting;
  std::vector<std::vector<std::string>> left_out(record.wars.size());
  std::vector<std::vector<std::string>> selected(record.wars.size());
  for (std::size_t war = 0; war < record.wars.size(); ++war) {
    std::vector<NeededFact> needed = record.needed(war);
    if (state_effects) needed.push_back({&*state_effects, "the coefficients have no effect of this state"});
    const WarFacts& facts = record.wars[war];
    acting.push_back(acting_cells(scenario, record.facts, facts.can_act, needed, left_out[war]));
    selected[war] = notes_on_selected_years(record, facts, acting[war]);
    const std::vector<std::string> uninvited = notes_on_uninvited(scenario.wars[war], record, facts);
    selected[war].insert(selected[war].end(), uninvited.begin(), uninvited.end());
  }
  for (const auto* each : {&left_out, &selected}) {
    const std::vector<std::string> texts = notes_by_war(scenario, *each);
    notes.insert(notes.end(), texts.begin(), texts.end());
  }
  return acting;
}

}  // namespace entente
