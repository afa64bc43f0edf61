#include "results/tables/state_tables.hpp"

#include "results/tables/csv_text.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

using Columns = std::vector<std::string>;

// With several wars a row says first which war it is of.
Columns by_war(const RunComparison& run, Columns columns) {
  if (run.several()) columns.insert(columns.begin(), "war");
  return columns;
}

void add_war(CsvText& csv, const RunComparison& run, const ComparedWar& war) {
  if (run.several()) csv.add(std::size_t{war.id.number()});
}

// Columns of expectations, where states have them.
Columns with_expectation(const RunComparison& run, Columns columns, const char* name) {
  if (!run.learning()) return columns;
  columns.emplace_back(name);
  columns.push_back(std::string(name) + "_error");
  return columns;
}

void add_state(CsvText& csv, CowCode cow, const std::vector<StateLabel>& labels) {
  const StateLabel label = label_of(labels, cow);
  csv.add(std::size_t{cow.number()}).add(label.iso3).add(label.name);
}

std::vector<StateSummary> by_observed_rank(std::vector<StateSummary> states) {
  std::stable_sort(states.begin(), states.end(), [](const StateSummary& a, const StateSummary& b) {
    // Rank 0 is "not ranked": minus one wraps it behind all others.
    return a.observed_rank_relative - 1 < b.observed_rank_relative - 1;
  });
  return states;
}

}  // namespace

std::string state_years_csv(const RunComparison& run, const std::vector<StateLabel>& labels) {
  const Columns columns = {"cow",
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
                           "standing_error"};
  Columns all = with_expectation(run, columns, "expectation");
  for (const char* column : {"armed_forces", "alignment", "treaty_depth", "potential", "tie", "tie_error"}) {
    all.emplace_back(column);
  }
  CsvText csv(by_war(run, std::move(all)));
  for (const ComparedWar& war : run.wars) {
    for (const ComparedStateYear& row : war.comparison.state_years) {
      add_war(csv, run, war);
      add_state(csv, row.state, labels);
      csv.add(std::size_t{row.year.number()}).add(row.invited).add(row.compared).add(row.observed_share).add(row.share);
      const Quantiles& q = row.share_quantiles;
      csv.add(q.q05).add(q.q25).add(q.median).add(q.q75).add(q.q95);
      csv.add(row.conventional_share).add(row.observed_over_contribution).add(row.over_contribution);
      csv.add(row.observed_troops).add(row.troops).add(row.casualties).add(row.standing);
      if (run.learning()) csv.add(row.expectation);
      csv.add(row.armed_forces).add(row.alignment).add(row.treaty_depth).add(row.potential).add(row.tie);
    }
  }
  return csv.text();
}

std::string states_csv(const RunComparison& run, const std::vector<StateLabel>& labels) {
  const Columns columns = {"cow",
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
                           "posterior_error"};
  CsvText csv(by_war(run, with_expectation(run, columns, "final_expectation")));
  for (const ComparedWar& war : run.wars) {
    for (const StateSummary& row : by_observed_rank(war.comparison.states)) {
      add_war(csv, run, war);
      add_state(csv, row.state, labels);
      csv.add(row.years_compared).add_rank(row.observed_rank_relative).add_rank(row.simulated_rank_relative);
      csv.add_rank(row.observed_rank_absolute).add_rank(row.simulated_rank_absolute);
      csv.add(row.observed_share).add(row.share).add(row.conventional_share);
      csv.add(row.observed_over_contribution).add(row.over_contribution);
      csv.add(row.observed_troops).add(row.troops);
      csv.add(row.final_tie).add(row.final_standing).add(row.posterior);
      if (run.learning()) csv.add(row.final_expectation);
    }
  }
  return csv.text();
}

std::string totals_csv(const RunComparison& run) {
  CsvText csv(by_war(run, {"year", "states_compared", "observed_troops", "observed_troops_not_compared",
                           "simulated_troops", "simulated_troops_error", "simulated_q05", "simulated_q95", "inside"}));
  const auto add = [&csv](const YearTotal& row) {
    csv.add(std::size_t{row.year.number()}).add(row.states_compared).add(row.observed).add(row.observed_elsewhere);
    csv.add(row.simulated).add(row.q05).add(row.q95).add_flag(row.inside, row.states_compared > 0);
  };
  for (const ComparedWar& war : run.wars) {
    for (const YearTotal& row : war.comparison.totals) {
      add_war(csv, run, war);
      add(row);
    }
  }
  if (!run.several()) return csv.text();
  for (const YearTotal& row : run.totals) {
    csv.add("");
    add(row);
  }
  return csv.text();
}

std::string ties_csv(const RunComparison& run, const std::vector<StateLabel>& labels) {
  const std::vector<const ComparedWar*> leaders = first_wars_of_leaders(run);
  Columns columns = {
      "cow",      "iso3",          "state", "depth_before", "treaty_depth_after", "depth_after", "depth_after_error",
      "standing", "standing_error"};
  if (leaders.size() > 1) columns.insert(columns.begin(), "leader");
  CsvText csv(columns);
  for (const ComparedWar* of_leader : leaders) {
    for (const TieChange& row : of_leader->comparison.tie_changes) {
      if (row.state == of_leader->leader) continue;
      if (leaders.size() > 1) csv.add(std::size_t{of_leader->leader.number()});
      add_state(csv, row.state, labels);
      csv.add(row.depth_before).add(row.treaty_after).add(row.depth_after).add(row.standing);
    }
  }
  return csv.text();
}

std::string behaviour_csv(const RunComparison& run) {
  CsvText csv(by_war(run, {"statistic", "observed", "simulated", "simulated_error", "simulated_q05", "simulated_q95",
                           "inside", "replicates_undefined"}));
  for (const ComparedWar& war : run.wars) {
    for (const auto& [name, check] : checks_of(war.comparison.behaviour)) {
      add_war(csv, run, war);
      csv.add(name).add(check.observed).add(check.simulated).add(check.q05).add(check.q95);
      csv.add_flag(check.inside, check.defined()).add(check.undefined);
    }
  }
  return csv.text();
}

std::string measures_csv(const RunComparison& run) {
  CsvText csv(by_war(
      run, {"measure", "state_years", "states", "spearman", "spearman_error", "observed_states", "observed_spearman"}));
  for (const ComparedWar& war : run.wars) {
    for (const MeasureAgreement& measure : war.comparison.measures) {
      add_war(csv, run, war);
      csv.add(measure.name).add(measure.state_years).add(measure.states).add(measure.spearman);
      csv.add(measure.observed_states).add(measure.observed_spearman);
    }
  }
  return csv.text();
}

}  // namespace entente
