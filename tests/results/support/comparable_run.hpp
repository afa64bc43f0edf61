#pragma once

#include "results/compare/compared_run.hpp"
#include "tests/results/support/hand_made_run.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::testing {

struct ComparableRow {
  int cow, year;
  double observed, mean, crps, log_score;
};

/// Two years of four states, all as well explained.
inline std::vector<ComparableRow> eight_rows() {
  std::vector<ComparableRow> rows;
  for (const int cow : {20, 30, 40, 50})
    for (const int year : {2001, 2002}) rows.push_back({cow, year, 0.01, 0.012, 0.003, 1});
  return rows;
}

/// A hand-made run with the tables that a comparison reads. A score's Monte Carlo error is 0.0001, and the value over
/// all rows is 0.5 where `overall` names no other.
inline HandMadeRun comparable_run(const std::vector<ComparableRow>& rows,
                                  const std::map<std::string, double>& overall = {}) {
  HandMadeRun run;
  std::string head = "scope,cow,state,year,rows", values;
  for (const std::string_view score : compared_scores) {
    const std::string name(score);
    const auto own = overall.find(name);
    head += "," + name + "," + name + "_error";
    values += "," + std::to_string(own == overall.end() ? 0.5 : own->second) + ",0.0001";
  }
  const std::string count = std::to_string(rows.size());
  run.files["scores.csv"] = head + "\noverall,,,," + count + values + "\ncontributors,,,," + count + values + "\n";
  run.files["calibration.csv"] = "of,level,coverage,coverage_error,expected\nall,0.9,0.96,0.01,0.95\n";
  run.files["comparison.json"] = "{}\n";
  std::string& table = run.files["state_years.csv"];
  table = "cow,state,year,compared,observed_share,simulated_share,crps,log_score\n";
  for (const ComparableRow& row : rows) {
    table += std::to_string(row.cow) + ",State," + std::to_string(row.year) + ",1," + std::to_string(row.observed) +
             "," + std::to_string(row.mean) + "," + std::to_string(row.crps) + "," + std::to_string(row.log_score) +
             "\n";
  }
  return run;
}

}  // namespace entente::testing
