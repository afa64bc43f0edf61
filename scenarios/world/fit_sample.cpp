#include "scenarios/world/fit_sample.hpp"

#include <cmath>

namespace entente {

FitSample fit_sample(const Scenario& scenario, const Record& record,
                     const std::vector<std::vector<std::size_t>>& acting,
                     const std::vector<std::vector<std::uint8_t>>& withdrawn) {
  FitSample sample;
  sample.terms = record.terms;
  sample.columns.resize(record.terms.size());
  for (std::size_t war = 0; war < record.wars.size(); ++war) {
    const WarFacts& facts = record.wars[war];
    const LeaderFacts& leader = record.leader_of(facts);
    for (const std::size_t cell : acting[war]) {
      const bool gone = !withdrawn.empty() && withdrawn[war][cell];
      if (gone || std::isnan(facts.observed.share[cell])) continue;
      sample.share.push_back(facts.observed.share[cell]);
      sample.states.push_back(record.facts.layout.state_of(cell));
      sample.years.push_back(record.facts.layout.year_of(cell));
      sample.wars.push_back(scenario.wars[war].id);
      sample.alignment.push_back(leader.alignment.values[cell]);
      sample.depth.push_back(leader.depth.values[cell]);
      for (std::size_t term = 0; term < record.terms.size(); ++term) {
        const std::vector<double>& values = facts.terms[term].values;
        if (!values.empty()) sample.columns[term].push_back(values[cell]);
      }
    }
  }
  return sample;
}

}  // namespace entente
