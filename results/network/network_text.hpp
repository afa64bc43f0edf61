#pragma once

#include "results/label.hpp"
#include "results/network/network_summary.hpp"
#include "results/network/tie_forecast.hpp"

#include <string>
#include <vector>

namespace entente {

/// The networks of a run for the terminal: the measures of the first and the last year, the leaders' place, and how
/// simulated changes of ties do against "no change".
std::string network_text(const NetworkSummary& summary, const std::vector<TieForecast>& forecasts,
                         const Caption& caption);

}  // namespace entente
