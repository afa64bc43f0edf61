#include "results/report/report_tables.hpp"

#include "results/report/packed_table.hpp"
#include "results/terminal/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace entente {
namespace {

// In the order of showing; `missing` is said where the run has no such file.
const std::vector<ReportTable>& known_tables() {
  const std::string again = "The version of Entente that wrote this run did not write it: run the scenario again.";
  static const std::vector<ReportTable> tables = {
      {.file = "scores.csv",
       .title = "Scores",
       .shows =
           "Simulated against observed shares: over all state-years, where troops were sent, by year and by state. "
           "Skills are 1 - CRPS / CRPS of the forecast without theory: above 0 the simulation is better.",
       .missing = again,
       .columns = {"war", "scope", "year", "state", "rows", "bias", "rmse", "crps", "skill_historical_mean",
                   "skill_persistence", "log_score", "coverage_90", "spearman_relative"},
       .per_thousand = {"bias", "rmse", "crps"}},
      {.file = "states.csv",
       .title = "States",
       .shows = "A row a state: means over the years compared, ranks (1 = largest), final tie to the leader, and what "
                "the leader believes.",
       .missing = again,
       .columns = {"war", "state", "years_compared", "observed_rank_relative", "simulated_rank_relative",
                   "observed_share", "simulated_share", "observed_over_contribution", "simulated_over_contribution",
                   "observed_troops", "simulated_troops", "final_tie", "posterior"},
       .per_thousand = {"observed_share", "simulated_share", "conventional_share", "observed_over_contribution",
                        "simulated_over_contribution"}},
      {.file = "state_years.csv",
       .title = "State-years",
       .shows = "A row a state and year: observed and simulated shares of the armed forces with quantiles over "
                "replicates, troops, casualties, standing with the leader.",
       .missing = again,
       .columns = {"war", "state", "year", "certainty", "observed_share", "simulated_share", "share_q05",
                   "share_median", "share_q95", "observed_troops", "simulated_troops", "standing"},
       .per_thousand = {"observed_share", "simulated_share", "share_q05", "share_q25", "share_median", "share_q75",
                        "share_q95", "conventional_share", "observed_over_contribution", "simulated_over_contribution",
                        "crps"}},
      {.file = "behaviour.csv",
       .title = "Behaviour over time",
       .shows = "Entries, exits, persistence, zeros and the upper tail: observed, and simulated with the central 90 % "
                "over replicates.",
       .missing = again},
      {.file = "goodness_of_fit.csv",
       .title = "Goodness of fit",
       .shows = "Statistics of the record among those of replicates, by groups; “fitted” says which of them the fit "
                "aimed at; the row “joint” of a group is its Monte Carlo "
                "Mahalanobis test.",
       .missing = again},
      {.file = "totals.csv", .title = "Troops of all states compared", .shows = "A row a year.", .missing = again},
      {.file = "ties.csv",
       .title = "Ties to the leader",
       .shows = "Depth before the war and after, by the record's treaties and with what the leader's answer added.",
       .missing = again,
       .columns = {"leader", "state", "depth_before", "treaty_depth_after", "depth_after", "standing"}},
      {.file = "calibration.csv",
       .title = "Coverage of intervals",
       .shows = "How often central intervals hold what was observed.",
       .missing = again},
      {.file = "pit.csv",
       .title = "Probability integral transform",
       .shows = "Where observations lie in their predictive distributions; even if these are right.",
       .missing = again},
      {.file = "belief_calibration.csv",
       .title = "Is the leader's belief calibrated?",
       .shows = "Tenths of belief that a state is committed, and the share that is.",
       .missing = "Types are off, so the leader has nothing to believe, or an older version wrote the run."},
      {.file = "potential_effect.csv",
       .title = "Predicted share by alliance potential",
       .shows = "Mean share as potential goes over its range, all else as it is, with a band from the coefficients' "
                "covariance.",
       .missing = "The theory has no term for potential, or an older version wrote the run.",
       .per_thousand = {"share", "low", "high", "change", "change_low", "change_high"}},
      {.file = "effects.csv",
       .title = "Effects of counterfactuals",
       .shows = "The counterfactual's value less the baseline's, on the same draws.",
       .missing = "The run had no counterfactual beside it: run the scenario with --counterfactual all.",
       .per_thousand = {"baseline", "counterfactual_value", "effect"},
       .per_thousand_where = {"quantity", "share"}},
      {.file = "effects_states.csv",
       .title = "Effects of counterfactuals by state",
       .shows = "The same by state.",
       .missing = "The run had no counterfactual beside it: run the scenario with --counterfactual all.",
       .columns = {"counterfactual", "war", "state", "quantity", "baseline", "counterfactual_value", "effect"},
       .per_thousand = {"baseline", "counterfactual_value", "effect"},
       .per_thousand_where = {"quantity", "share"}},
      {.file = "network.csv",
       .title = "The network of ties by year",
       .shows = "Measures of the whole network and of its leader: by treaties, and over replicates.",
       .missing = "The scenario measures no networks: set network.replicates."},
      {.file = "network_states.csv",
       .title = "States in the network",
       .shows = "Measures of every state by year.",
       .missing = "The scenario measures no networks: set network.replicates."},
      {.file = "network_ties.csv",
       .title = "Changes of ties, recorded and simulated",
       .shows = "A row a state.",
       .missing = "The scenario measures no networks: set network.replicates."},
      {.file = "measures.csv",
       .title = "What else the record counts",
       .shows = "Rank correlation of simulated troops with further measures of contribution.",
       .missing = "The record counts nothing besides troops."},
  };
  return tables;
}

bool is_csv(const std::string& file) { return file.size() > 4 && file.substr(file.size() - 4) == ".csv"; }

std::vector<std::string> csv_files(const RunData& run) {
  std::vector<std::string> files;
  const OrderedJson manifest = OrderedJson::parse(run.text("manifest.json"));
  for (const OrderedJson& output : manifest.at("outputs")) {
    const std::string file = output.at("file").get<std::string>();
    if (is_csv(file)) files.push_back(file);
  }
  return files;
}

void take(ReportTable& table, const RunData& run, std::size_t& room) {
  const std::string csv = run.text(table.file);
  OrderedJson data = packed_table(csv);
  const std::size_t size = compact_json_text(data).size();
  if (size > room) {
    table.missing = "It holds " + grouped(static_cast<double>(csv.size()) / 1e6, 1) +
                    " MB, for which there is no room here; it lies in the run's folder.";
    return;
  }
  room -= size;
  table.missing.clear();
  table.data = std::move(data);
}

void add_others(std::vector<ReportTable>& tables, const RunData& run, std::size_t& room) {
  for (const std::string& file : csv_files(run)) {
    if (std::any_of(tables.begin(), tables.end(), [&](const ReportTable& table) { return table.file == file; }))
      continue;
    ReportTable table{.file = file, .title = file, .shows = ""};
    take(table, run, room);
    tables.push_back(std::move(table));
  }
}

}  // namespace

std::vector<ReportTable> report_tables(const RunData& run) {
  std::vector<ReportTable> tables = known_tables();
  std::size_t room = room_for_tables;
  for (ReportTable& table : tables)
    if (run.has(table.file)) take(table, run, room);
  add_others(tables, run, room);
  return tables;
}

std::vector<ReportTable> tournament_tables(const RunData& tournament) {
  std::vector<ReportTable> tables;
  std::size_t room = room_for_tables / 4;
  add_others(tables, tournament, room);
  for (ReportTable& table : tables) {
    if (table.file != "scores.csv") continue;
    table.per_thousand = {"value", "monte_carlo_error"};
    table.per_thousand_where = {"unit", "share"};
  }
  return tables;
}

}  // namespace entente
