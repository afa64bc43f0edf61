#include "results/wars/run_comparison.hpp"

#include "sim/war/war_slice.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// A state that is compared in several wars of one year counts once.
std::size_t states_compared(const World& world, const WarsSummary& summary, std::size_t year) {
  std::vector<std::uint8_t> compared(world.states.size());
  for (const EnsembleSummary& war : summary.wars) {
    for (const SummaryLayout::Row& row : war.layout().rows) {
      if (row.year == year && row.troops_compared) compared[row.cell % world.states.size()] = 1;
    }
  }
  return static_cast<std::size_t>(std::count(compared.begin(), compared.end(), 1));
}

std::vector<YearTotal> totals_of(const World& world, const WarsSummary& summary, const std::vector<ComparedWar>& wars) {
  std::vector<YearTotal> totals(world.years);
  for (std::size_t year = 0; year < world.years; ++year) {
    YearTotal& total = totals[year];
    total.year = Year(static_cast<std::uint16_t>(world.first_year.number() + year));
    total.states_compared = states_compared(world, summary, year);
    for (const ComparedWar& war : wars) total.observed_elsewhere += war.comparison.totals[year].observed_elsewhere;
    if (total.states_compared == 0) continue;
    set_troops(total, summary.year_troops[year].check());
  }
  return totals;
}

}  // namespace

RunComparison compare_wars(const World& world, const WarsSummary& summary, const PotentialMeasure& potential) {
  RunComparison run;
  for (std::size_t w = 0; w < world.wars.size(); ++w) {
    const War& war = world.wars[w];
    run.wars.push_back({.id = war.id,
                        .name = war.name,
                        .leader = world.leader_of(war).leader,
                        .first_year = war.first_year,
                        .last_year = war.last_year,
                        .comparison = compare(slice_world(world, w), summary.wars.at(w))});
    // NaN where the alignment is: of states that are not invited.
    for (ComparedStateYear& row : run.wars.back().comparison.state_years) {
      row.potential = potential.potential(row.alignment, row.treaty_depth);
    }
  }
  run.totals = run.several() ? totals_of(world, summary, run.wars) : run.wars.front().comparison.totals;
  return run;
}

std::vector<const ComparedWar*> first_wars_of_leaders(const RunComparison& run) {
  std::vector<const ComparedWar*> firsts;
  for (const ComparedWar& war : run.wars) {
    const bool seen = std::any_of(firsts.begin(), firsts.end(),
                                  [&](const ComparedWar* first) { return first->leader == war.leader; });
    if (!seen) firsts.push_back(&war);
  }
  return firsts;
}

}  // namespace entente
