#pragma once

#include "results/ensemble_file/ensemble_file.hpp"
#include "results/label.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/wars_summary.hpp"
#include "scenarios/world/prepare.hpp"

#include <memory>
#include <vector>

namespace entente {

/// The observer that writes ensemble.nc into a run's folder; nothing with `simulation.record: none`. `inputs` are
/// digests of the scenario's files.
std::unique_ptr<EnsembleFile> begin_recording(const RunFolder& folder, const PreparedScenario& prepared,
                                              const std::vector<FileDigest>& inputs);

/// Ends ensemble.nc, if there is one, with the summary and the notes on it, and adds it to the run's files.
void end_recording(RunFolder& folder, std::unique_ptr<EnsembleFile> recording, const WarsSummary& summary,
                   const RunComparison& run, const Caption& caption);

}  // namespace entente
