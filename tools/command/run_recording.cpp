#include "tools/command/run_recording.hpp"

#include "results/run_folder/digest.hpp"
#include "sim/random/stream.hpp"
#include "tools/command/run_files.hpp"

namespace entente {
namespace {

constexpr const char* file_name = "ensemble.nc";

}  // namespace

std::unique_ptr<EnsembleFile> begin_recording(const RunFolder& folder, const PreparedScenario& prepared,
                                              const std::vector<FileDigest>& inputs) {
  if (!prepared.scenario.ensemble_file) return nullptr;
  const Experiment& experiment = prepared.experiment;
  const EnsembleFileOptions options{.quantities = prepared.scenario.recorded,
                                    .amount_slope = experiment.coefficients.family == Family::hurdle,
                                    .learning = experiment.expectation.learning,
                                    .replications = experiment.replications,
                                    .seed = experiment.seed,
                                    .random_layout_version = random::layout_version,
                                    .program_version = ENTENTE_VERSION,
                                    .scenario = prepared.scenario.name,
                                    .record = prepared.record,
                                    .inputs = inputs,
                                    .coefficients_sha256 = sha256_hex(used_coefficients_text(prepared)),
                                    .leaders = prepared.leaders,
                                    .states = prepared.states};
  return std::make_unique<EnsembleFile>(folder.path_for(file_name), prepared.world, options);
}

void end_recording(RunFolder& folder, std::unique_ptr<EnsembleFile> recording, const WarsSummary& summary,
                   const RunComparison& run, const Caption& caption) {
  if (!recording) return;
  recording->write_summary(summary, run, caption.notes);
  recording->close();
  folder.add(file_name);
}

}  // namespace entente
