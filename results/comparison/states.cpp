#include "results/comparison/parts.hpp"
#include "results/scores/rank_correlation.hpp"

#include <algorithm>
#include <cmath>

namespace entente::comparison {
namespace {

Simulated divided(Simulated sum, std::size_t count) {
  const double n = static_cast<double>(count);
  return {sum.value / n, sum.error / n};
}

// Means of what the record and the summary's rows say, over the compared years of one state.
void average_years(const Sides& sides, const std::vector<ComparedStateYear>& state_years, std::size_t state,
                   StateSummary& summary) {
  double observed_share = 0, share = 0, conventional = 0, troops = 0;
  std::size_t troop_years = 0;
  const std::vector<std::size_t>& first_row = sides.summary.layout().first_row;
  for (std::size_t r = first_row[state]; r < first_row[state + 1]; ++r) {
    const SummaryLayout::Row& row = sides.rows()[r];
    if (!row.compared) continue;
    ++summary.years_compared;
    observed_share += state_years[row.cell].observed_share;
    share += sides.summary.row(r).share.value();
    conventional += state_years[row.cell].conventional_share;
    if (!row.troops_compared) continue;
    ++troop_years;
    troops += state_years[row.cell].observed_troops;
  }
  const EnsembleSummary::StateSums& sums = sides.summary.state(state);
  const std::size_t replications = sides.replications();
  if (summary.years_compared > 0) {
    const double n = static_cast<double>(summary.years_compared);
    summary.observed_share = observed_share / n;
    summary.conventional_share = conventional / n;
    summary.share = {share / static_cast<double>(replications) / n, sums.share.mean(replications).error / n};
    summary.observed_over_contribution = summary.observed_share - summary.conventional_share;
    summary.over_contribution = {summary.share.value - summary.conventional_share, summary.share.error};
  }
  if (troop_years > 0) {
    summary.observed_troops = troops / static_cast<double>(troop_years);
    summary.troops = divided(sums.troops.mean(replications), troop_years);
  }
  // The tie at the end of the last year.
  const std::size_t last = sides.world.cell(sides.world.years - 1, state);
  summary.final_tie = sides.summary.tie(last);
  summary.final_standing = sides.summary.standing(last);
  if (sides.summary.learning()) summary.final_expectation = sides.summary.expectation(last);
  summary.posterior = sums.posterior.mean(replications);
}

template <class Value>
std::vector<std::size_t> ranks(const std::vector<StateSummary>& states, Value value) {
  std::vector<double> values;
  for (const StateSummary& state : states) values.push_back(value(state));
  return competition_ranks(values);
}

}  // namespace

std::vector<StateSummary> summarise_states(const Sides& sides, const std::vector<ComparedStateYear>& state_years) {
  std::vector<StateSummary> states(sides.states());
  for (std::size_t i = 0; i < states.size(); ++i) {
    states[i].state = sides.world.states[i];
    average_years(sides, state_years, i, states[i]);
  }
  const auto observed_relative = ranks(states, [](const StateSummary& s) { return s.observed_share; });
  const auto observed_absolute = ranks(states, [](const StateSummary& s) { return s.observed_troops; });
  const auto simulated_relative = ranks(states, [](const StateSummary& s) { return s.share.value; });
  const auto simulated_absolute = ranks(states, [](const StateSummary& s) { return s.troops.value; });
  for (std::size_t i = 0; i < states.size(); ++i) {
    states[i].observed_rank_relative = observed_relative[i];
    states[i].observed_rank_absolute = observed_absolute[i];
    states[i].simulated_rank_relative = simulated_relative[i];
    states[i].simulated_rank_absolute = simulated_absolute[i];
  }
  return states;
}

std::vector<TieChange> change_ties(const Sides& sides, const std::vector<StateSummary>& states) {
  std::vector<TieChange> changes;
  for (std::size_t i = 0; i < states.size(); ++i) {
    changes.push_back({.state = states[i].state,
                       .depth_before = sides.world.leaders[0].treaty_depth[sides.world.cell(0, i)],
                       .treaty_after = sides.world.leaders[0].treaty_depth[sides.world.cell(sides.world.years - 1, i)],
                       .depth_after = states[i].final_tie,
                       .standing = states[i].final_standing});
  }
  std::sort(changes.begin(), changes.end(), [](const TieChange& a, const TieChange& b) {
    const double size_a = std::abs(a.standing.value), size_b = std::abs(b.standing.value);
    return size_a != size_b ? size_a > size_b : a.state < b.state;
  });
  return changes;
}

}  // namespace entente::comparison
