#include "results/network/tie_forecast.hpp"

#include "sim/core/error.hpp"

#include <cmath>

namespace entente {
namespace {

// Both depths are read from tables; what is nearer than this is the same depth.
constexpr double same_depth = 1e-9;

// With m_i the mean over replicates of x_ik and o_i the record, rmse^2 = mean of (m_i - o_i)^2, so that to first order
// a replicate moves rmse by the mean over states of (m_i - o_i) x_ik / rmse: its error is that of the mean of these.
Simulated rmse_of(const TieForecast& forecast, const std::vector<const TieCourse*>& courses, std::size_t replicates) {
  const auto states = static_cast<double>(forecast.rows.size());
  double squares = 0;
  for (const TieForecastRow& row : forecast.rows) {
    const double off = row.simulated_change.value - row.recorded_change;
    squares += off * off;
  }
  Simulated rmse{.value = std::sqrt(squares / states), .error = 0};
  if (replicates < 2) return {.value = rmse.value};
  if (rmse.value == 0) return rmse;
  std::vector<double> influence(replicates, 0.0);
  for (std::size_t i = 0; i < forecast.rows.size(); ++i) {
    const TieForecastRow& row = forecast.rows[i];
    const double weight = (row.simulated_change.value - row.recorded_change) / (states * rmse.value);
    for (std::size_t k = 0; k < replicates; ++k) influence[k] += weight * courses[i]->last[k];
  }
  rmse.error = mean_of(influence).error;
  return rmse;
}

TieForecast forecast_of(const NetworkSummary& summary, std::size_t leader, const RecordedTies& recorded) {
  TieForecast forecast{.leader = summary.leaders[leader]};
  std::vector<const TieCourse*> courses;
  double squares = 0;
  for (std::size_t state = 0; state < summary.states.size(); ++state) {
    const TieCourse& course = summary.ties[leader * summary.states.size() + state];
    if (std::abs(course.treaty_last - course.treaty_first) > same_depth) forecast.treaty_given = true;
    const double change = recorded.last[state] - recorded.first[state];
    if (std::isnan(change) || summary.states[state] == forecast.leader) continue;
    std::vector<double> simulated = course.last;
    for (double& tie : simulated) tie -= course.treaty_first;  // first, so that a tie that never moved has changed by 0
    forecast.rows.push_back({summary.states[state], change, mean_of(simulated)});
    courses.push_back(&course);
    if (std::abs(change) > same_depth) ++forecast.changed;
    squares += change * change;
  }
  if (forecast.rows.empty()) return forecast;
  forecast.rmse = rmse_of(forecast, courses, summary.replicates);
  forecast.rmse_no_change = std::sqrt(squares / static_cast<double>(forecast.rows.size()));
  if (forecast.changed > 0) {
    forecast.skill = {.value = 1 - forecast.rmse.value / forecast.rmse_no_change,
                      .error = forecast.rmse.error / forecast.rmse_no_change};
  }
  return forecast;
}

}  // namespace

std::vector<TieForecast> tie_forecasts(const NetworkSummary& summary, const std::vector<RecordedTies>& recorded) {
  if (recorded.size() != summary.leaders.size()) throw work_error("network: one record of ties a leader is needed");
  std::vector<TieForecast> forecasts;
  for (std::size_t leader = 0; leader < recorded.size(); ++leader) {
    if (recorded[leader].first.size() != summary.states.size() ||
        recorded[leader].last.size() != summary.states.size()) {
      throw work_error("network: a record of ties must have one depth a state in both years");
    }
    forecasts.push_back(forecast_of(summary, leader, recorded[leader]));
  }
  return forecasts;
}

}  // namespace entente
