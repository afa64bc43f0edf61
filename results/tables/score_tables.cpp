#include "results/tables/score_tables.hpp"

#include "results/tables/csv_text.hpp"
#include "results/tables/war_column.hpp"

namespace entente {
namespace {

void add_set(CsvText& csv, const ScoreSet& set, const RankScores& ranks) {
  csv.add(set.rows).add(set.bias).add(set.rmse).add(set.crps);
  csv.add(set.skill_historical_mean).add(set.skill_persistence).add(set.log_score);
  for (const Simulated& coverage : set.coverage) csv.add(coverage);
  csv.add(ranks.spearman_relative).add(ranks.kendall_relative).add(ranks.spearman_absolute);
  csv.add(ranks.kendall_absolute).add(ranks.top_5).add(ranks.top_10).add(set.rows_with_past);
}

std::vector<std::string> score_columns() {
  std::vector<std::string> columns = {"scope", "year", "cow", "iso3", "state", "rows"};
  for (const char* name : {"bias", "rmse", "crps", "skill_historical_mean", "skill_persistence", "log_score",
                           "coverage_50", "coverage_80", "coverage_90", "coverage_95", "spearman_relative",
                           "kendall_relative", "spearman_absolute", "kendall_absolute", "top_5", "top_10"}) {
    columns.emplace_back(name);
    columns.push_back(std::string(name) + "_error");
  }
  columns.emplace_back("rows_with_past");
  return columns;
}

}  // namespace

std::string scores_csv(const RunComparison& run, const std::vector<StateLabel>& labels) {
  CsvText csv(by_war(run, score_columns()));
  for (const ComparedWar& war : run.wars) {
    const Scoring& scoring = war.comparison.scoring;
    const auto scope = [&](const char* name) -> CsvText& {
      add_war(csv, run, war);
      return csv.add(name);
    };
    scope("overall").add("").add("").add("").add("");
    add_set(csv, scoring.overall, scoring.ranks);
    scope("contributors").add("").add("").add("").add("");
    add_set(csv, scoring.contributors, {});
    for (const auto& [year, set] : scoring.years) {
      scope("year").add(std::size_t{year.number()}).add("").add("").add("");
      add_set(csv, set, {});
    }
    for (const auto& [state, set] : scoring.states) {
      const StateLabel label = label_of(labels, state);
      scope("state").add("").add(std::size_t{state.number()}).add(label.iso3).add(label.name);
      add_set(csv, set, {});
    }
  }
  return csv.text();
}

std::string calibration_csv(const RunComparison& run) {
  CsvText csv(by_war(run, {"of", "level", "rows", "coverage", "coverage_error", "expected"}));
  for (const ComparedWar& war : run.wars) {
    const auto add = [&](const char* of, const auto& rows) {
      for (const CalibrationRow& row : rows) {
        add_war(csv, run, war);
        csv.add(of).add(row.level).add(row.rows).add(row.coverage).add(row.expected);
      }
    };
    add("all", war.comparison.scoring.calibration);
    add("contributors", war.comparison.scoring.calibration_of_contributors);
  }
  return csv.text();
}

std::string pit_csv(const RunComparison& run) {
  CsvText csv(by_war(run, {"of", "bin", "low", "high", "rows", "mass", "mass_error"}));
  for (const ComparedWar& war : run.wars) {
    const auto add = [&](const char* of, const PitHistogram& histogram) {
      constexpr double bins = pit_bins;
      for (std::size_t bin = 0; bin < pit_bins; ++bin) {
        add_war(csv, run, war);
        csv.add(of).add(bin + 1).add(static_cast<double>(bin) / bins).add(static_cast<double>(bin + 1) / bins);
        csv.add(histogram.counts[bin]).add(histogram.masses[bin]);
      }
    };
    add("all", war.comparison.scoring.pit);
    add("contributors", war.comparison.scoring.pit_of_contributors);
  }
  return csv.text();
}

}  // namespace entente
