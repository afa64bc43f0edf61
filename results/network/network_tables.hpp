#pragma once

#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"
#include "sim/core/state_label.hpp"

#include <string>
#include <vector>

/// Tidy CSV tables of the networks that replicates went through, with a header line; docs/network.md defines the
/// measures. Empty fields are undefined values.
namespace entente {

/// network.csv: one row a year and measure of the network, then of each leader (`leader_cow`, `leader_iso3`; empty for
/// the network's own measures). `treaty_value` is that of the treaties alone.
std::string network_csv(const NetworkSummary& summary, const std::vector<StateLabel>& labels);

/// network_states.csv: one row a year, state and measure; `mean_error` is the Monte Carlo standard error.
std::string network_states_csv(const NetworkSummary& summary, const std::vector<StateLabel>& labels);

/// network_ties.csv: one row a leader and state, with the change of its tie from the first to the last year.
std::string network_ties_csv(const std::vector<TieForecast>& forecasts, const std::vector<StateLabel>& labels);

}  // namespace entente
