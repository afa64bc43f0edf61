#pragma once

#include "results/ensemble_file/ensemble_file.hpp"
#include "results/run_folder/run_folder.hpp"
#include "scenarios/world/prepare.hpp"

#include <memory>

namespace entente {

/// The observer that writes ensemble.nc into a run's folder; nothing with `simulation.record: summary`.
std::unique_ptr<EnsembleFile> begin_recording(const RunFolder& folder, const PreparedScenario& prepared);

/// Ends ensemble.nc, if there is one, and adds it to the run's files.
void end_recording(RunFolder& folder, std::unique_ptr<EnsembleFile> recording);

}  // namespace entente
