#pragma once

#include "results/compare/compared_run.hpp"
#include "results/compare/run_difference.hpp"
#include "results/run_data/run_data.hpp"

#include <vector>

/// For source files of results/report only.
namespace entente {

/// The run of a report and another beside it, as `entente compare` sets them against each other.
struct RunPair {
  std::vector<ComparedRun>
      runs;  ///< the report's, then the other; a report names no folder: "this run", "the other run"
  std::vector<RunDifference> differences;  ///< of the other to the report's, by war
};

/// Throws Error (Fault::input) when they have no war in common, or a run is older than the tables that this takes.
RunPair run_pair(const RunData& run, const RunData& other);

}  // namespace entente
