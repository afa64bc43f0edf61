#pragma once

#include "results/network/network_summary.hpp"
#include "results/scores/simulated.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace entente {

/// What the record has of the treaty ties of all states to one leader in the first and the last year of a run; by state
/// as in World::states, NaN where nothing is known (then the state is not scored).
struct RecordedTies {
  std::vector<double> first;
  std::vector<double> last;
};

/// One state's tie to a leader, from the first to the last year.
struct TieForecastRow {
  CowCode state;
  double recorded_change = 0;
  Simulated simulated_change;  ///< mean over replicates of a at the end, less A of the first year
};

/// Simulated changes of the ties to one leader against "no change" (a forecast of 0 for all).
struct TieForecast {
  CowCode leader;
  std::vector<TieForecastRow> rows;  ///< states with a record, but for the leader itself
  std::size_t changed = 0;           ///< states whose recorded depth changed
  /// Whether treaties of the run's world change by themselves (treaties as observed): then the simulated change holds
  /// the recorded one, and what is left to score is what standing adds to it.
  bool treaty_given = false;
  Simulated rmse;  ///< of the simulated changes; error by the delta method, first order
  double rmse_no_change = std::numeric_limits<double>::quiet_NaN();
  Simulated skill;  ///< 1 - rmse / rmse_no_change; NaN where no recorded tie changed
};

/// One a leader. `recorded` is one a leader, in the summary's order; throws Error (Fault::work) otherwise.
std::vector<TieForecast> tie_forecasts(const NetworkSummary& summary, const std::vector<RecordedTies>& recorded);

}  // namespace entente
