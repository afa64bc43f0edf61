#pragma once

#include "results/label.hpp"
#include "results/network/network_observer.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/wars/run_extras.hpp"
#include "scenarios/world/prepare.hpp"

#include <memory>
#include <optional>

namespace entente {

/// The observer of the first replicates' networks, as many of `replicates` as the run has; nothing for 0.
std::unique_ptr<NetworkObserver> begin_network(const PreparedScenario& prepared, std::size_t replicates);

/// What the observer saw, with ties scored against the record; nothing without an observer.
std::optional<NetworkFindings> end_network(const PreparedScenario& prepared, const NetworkObserver* observer);

/// Writes network.csv, network_states.csv and network_ties.csv.
void write_network(RunFolder& folder, const NetworkFindings& findings, const Caption& caption);

}  // namespace entente
