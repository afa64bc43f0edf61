#include "tools/command/run_recording.hpp"

#include "sim/random/stream.hpp"

namespace entente {
namespace {

constexpr const char* file_name = "ensemble.nc";

}  // namespace

std::unique_ptr<EnsembleFile> begin_recording(const RunFolder& folder, const PreparedScenario& prepared) {
  if (prepared.scenario.recorded.empty()) return nullptr;
  const Experiment& experiment = prepared.experiment;
  const EnsembleFileOptions options{.quantities = prepared.scenario.recorded,
                                    .amount_slope = experiment.coefficients.family == Family::hurdle,
                                    .replications = experiment.replications,
                                    .seed = experiment.seed,
                                    .random_layout_version = random::layout_version,
                                    .program_version = ENTENTE_VERSION,
                                    .scenario = prepared.scenario.name,
                                    .record = prepared.record,
                                    .leaders = prepared.leaders,
                                    .states = prepared.states};
  return std::make_unique<EnsembleFile>(folder.path_for(file_name), prepared.world, options);
}

void end_recording(RunFolder& folder, std::unique_ptr<EnsembleFile> recording) {
  if (!recording) return;
  recording->close();
  folder.add(file_name);
}

}  // namespace entente
