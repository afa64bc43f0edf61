#include "scenarios/world/fit_sample.hpp"

#include <cmath>
#include <utility>

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
      sample.acts.push_back(war * record.facts.layout.cells() + cell);
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

FitSample kept_rows(const FitSample& sample, const std::function<bool(std::size_t row)>& keeps) {
  FitSample kept;
  kept.terms = sample.terms;
  kept.columns.resize(sample.columns.size());
  for (std::size_t row = 0; row < sample.share.size(); ++row) {
    if (!keeps(row)) continue;
    kept.share.push_back(sample.share[row]);
    kept.states.push_back(sample.states[row]);
    kept.years.push_back(sample.years[row]);
    kept.wars.push_back(sample.wars[row]);
    kept.acts.push_back(sample.acts[row]);
    kept.alignment.push_back(sample.alignment[row]);
    kept.depth.push_back(sample.depth[row]);
    for (std::size_t term = 0; term < kept.columns.size(); ++term) {
      if (!sample.columns[term].empty()) kept.columns[term].push_back(sample.columns[term][row]);
    }
  }
  return kept;
}

ContributionRows contribution_rows(FitSample sample) {
  return {.terms = std::move(sample.terms),
          .columns = std::move(sample.columns),
          .wars = std::move(sample.wars),
          .states = std::move(sample.states),
          .years = std::move(sample.years),
          .share = std::move(sample.share),
          .alignment = std::move(sample.alignment),
          .depth = std::move(sample.depth)};
}

}  // namespace entente
