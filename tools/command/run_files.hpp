#pragma once

#include "results/label.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/wars/run_comparison.hpp"
#include "scenarios/world/prepare.hpp"

#include <string>
#include <vector>

namespace entente {

/// Writes all files of a run but the manifest: state_years.csv, states.csv, scores.csv, calibration.csv, pit.csv,
/// totals.csv, behaviour.csv, ties.csv, ties.graphml, network_YEAR.graphml, measures.csv where the record has further
/// measures, potential_effect.csv where the equation has potential, and coefficients.yaml, which a scenario can name as
/// its coefficients' file to run again with the same bits.
void write_tables(RunFolder& folder, const PreparedScenario& prepared, const RunComparison& comparison,
                  const Caption& caption);

/// coefficients.yaml: the coefficients as used.
std::string used_coefficients_text(const PreparedScenario& prepared);

/// Digests of all files that a scenario was read from.
std::vector<FileDigest> digests_of(const PreparedScenario& prepared);

/// The manifest of a run. `inputs` are digests taken before the simulation.
Manifest manifest_of(const PreparedScenario& prepared, const Caption& caption, const std::vector<FileDigest>& inputs,
                     const Machine& machine);

}  // namespace entente
