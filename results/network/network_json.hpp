#pragma once

#include "results/json/value.hpp"
#include "results/label.hpp"
#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"

#include <vector>

namespace entente {

/// The networks of a run as a JSON value, for source files of results that write the run's document: replicates
/// measured, measures by year of the network and of each leader, and the forecasts of ties. States are left to
/// network_states.csv.
OrderedJson network_json(const NetworkSummary& summary, const std::vector<TieForecast>& forecasts,
                         const Caption& caption);

}  // namespace entente
