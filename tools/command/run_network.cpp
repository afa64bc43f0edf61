#include "tools/command/run_network.hpp"

#include "results/network/network_tables.hpp"

#include <algorithm>

namespace entente {
namespace {

std::vector<RecordedTies> recorded_ties(const PreparedScenario& prepared) {
  const World& world = prepared.world;
  std::vector<RecordedTies> recorded;
  for (const std::vector<double>& depth : prepared.recorded_depth) {
    RecordedTies& ties = recorded.emplace_back();
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      ties.first.push_back(depth[world.cell(0, state)]);
      ties.last.push_back(depth[world.cell(world.years - 1, state)]);
    }
  }
  return recorded;
}

}  // namespace

std::unique_ptr<NetworkObserver> begin_network(const PreparedScenario& prepared, std::size_t replicates) {
  if (replicates == 0) return nullptr;
  return std::make_unique<NetworkObserver>(prepared.world, std::min(replicates, prepared.experiment.replications));
}

std::optional<NetworkFindings> end_network(const PreparedScenario& prepared, const NetworkObserver* observer) {
  if (observer == nullptr) return std::nullopt;
  NetworkFindings findings{.summary = observer->take(), .forecasts = {}};
  findings.forecasts = tie_forecasts(findings.summary, recorded_ties(prepared));
  return findings;
}

void write_network(RunFolder& folder, const NetworkFindings& findings, const Caption& caption) {
  folder.write("network.csv", network_csv(findings.summary, caption.states));
  folder.write("network_states.csv", network_states_csv(findings.summary, caption.states));
  folder.write("network_ties.csv", network_ties_csv(findings.forecasts, caption.states));
}

}  // namespace entente
