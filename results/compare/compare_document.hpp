#pragma once

#include "results/compare/compared_run.hpp"
#include "results/compare/run_difference.hpp"

#include <string>
#include <vector>

/// What `entente compare` shows, of runs as compared_run() reads them. Differences are run_differences()'s.
namespace entente {

/// For people. One run: its scores, intervals, order of states, goodness of fit, and what it explains worst and best.
std::string compare_text(const ComparedRun& run);
/// Several: settings that differ and warnings first, then their scores side by side, then differences to the first.
std::string compare_text(const std::vector<ComparedRun>& runs, const std::vector<RunDifference>& differences);

/// Several runs as one JSON object, ended by LF: `runs`, each its folder, its comparison.json and which
/// settings differ from the first run's, `differences` and `warnings`. @param comparisons their texts, in the order of
/// the runs
std::string compare_json(const std::vector<ComparedRun>& runs, const std::vector<std::string>& comparisons,
                         const std::vector<RunDifference>& differences);

/// Tidy CSV: one row a war, score and run, with its difference to the first run.
std::string compare_csv(const std::vector<ComparedRun>& runs, const std::vector<RunDifference>& differences);

}  // namespace entente
