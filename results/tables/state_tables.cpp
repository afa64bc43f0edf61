#include "results/tables/state_tables.hpp"

#include "results/tables/csv_text.hpp"

#include <algorithm>

namespace entente {
namespace {

void add_state(CsvText& csv, CowCode cow, const std::vector<StateLabel>& labels) {
  const StateLabel label = label_of(labels, cow);
  csv.add(std::size_t{cow.number()}).add(label.iso3).add(label.name);
}

}  // namespace

std::string state_years_csv(const Comparison& comparison, const std::vector<StateLabel>& labels) {
  CsvText csv({"cow",
               "iso3",
               "state",
               "year",
               "invited",
               "compared",
               "observed_share",
               "simulated_share",
               "simulated_share_error",
               "share_q05",
               "share_q25",
               "share_median",
               "share_q75",
               "share_q95",
               "conventional_share",
               "observed_over_contribution",
               "simulated_over_contribution",
               "simulated_over_contribution_error",
               "observed_troops",
               "simulated_troops",
               "simulated_troops_error",
               "simulated_casualties",
               "simulated_casualties_error",
               "standing",
               "standing_error"});
  for (const ComparedStateYear& row : comparison.state_years) {
    add_state(csv, row.state, labels);
    csv.add(std::size_t{row.year.number()}).add(row.invited).add(row.compared).add(row.observed_share).add(row.share);
    const Quantiles& q = row.share_quantiles;
    csv.add(q.q05).add(q.q25).add(q.median).add(q.q75).add(q.q95);
    csv.add(row.conventional_share).add(row.observed_over_contribution).add(row.over_contribution);
    csv.add(row.observed_troops).add(row.troops).add(row.casualties).add(row.standing);
  }
  return csv.text();
}

std::string states_csv(const Comparison& comparison, const std::vector<StateLabel>& labels) {
  std::vector<StateSummary> states = comparison.states;
  std::stable_sort(states.begin(), states.end(), [](const StateSummary& a, const StateSummary& b) {
    // Rank 0 is "not ranked": minus one wraps it behind all others.
    return a.observed_rank_relative - 1 < b.observed_rank_relative - 1;
  });
  CsvText csv({"cow",
               "iso3",
               "state",
               "years_compared",
               "observed_rank_relative",
               "simulated_rank_relative",
               "observed_rank_absolute",
               "simulated_rank_absolute",
               "observed_share",
               "simulated_share",
               "simulated_share_error",
               "conventional_share",
               "observed_over_contribution",
               "simulated_over_contribution",
               "simulated_over_contribution_error",
               "observed_troops",
               "simulated_troops",
               "simulated_troops_error",
               "final_tie",
               "final_tie_error",
               "final_standing",
               "final_standing_error",
               "posterior",
               "posterior_error"});
  for (const StateSummary& row : states) {
    add_state(csv, row.state, labels);
    csv.add(row.years_compared).add_rank(row.observed_rank_relative).add_rank(row.simulated_rank_relative);
    csv.add_rank(row.observed_rank_absolute).add_rank(row.simulated_rank_absolute);
    csv.add(row.observed_share).add(row.share).add(row.conventional_share);
    csv.add(row.observed_over_contribution).add(row.over_contribution);
    csv.add(row.observed_troops).add(row.troops);
    csv.add(row.final_tie).add(row.final_standing).add(row.posterior);
  }
  return csv.text();
}

std::string totals_csv(const Comparison& comparison) {
  CsvText csv({"year", "states_compared", "observed_troops", "observed_troops_not_compared", "simulated_troops",
               "simulated_troops_error", "simulated_q05", "simulated_q95", "inside"});
  for (const YearTotal& row : comparison.totals) {
    csv.add(std::size_t{row.year.number()}).add(row.states_compared).add(row.observed).add(row.observed_elsewhere);
    csv.add(row.simulated).add(row.q05).add(row.q95).add_flag(row.inside, row.states_compared > 0);
  }
  return csv.text();
}

std::string ties_csv(const Comparison& comparison, const std::vector<StateLabel>& labels) {
  CsvText csv({"cow", "iso3", "state", "depth_before", "treaty_depth_after", "depth_after", "depth_after_error",
               "standing", "standing_error"});
  for (const TieChange& row : comparison.tie_changes) {
    add_state(csv, row.state, labels);
    csv.add(row.depth_before).add(row.treaty_after).add(row.depth_after).add(row.standing);
  }
  return csv.text();
}

}  // namespace entente
