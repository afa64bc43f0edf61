#include "results/network/network_json.hpp"

#include <cmath>
#include <string>

namespace entente {
namespace {

OrderedJson measured_json(const MeasuredYear& values) {
  return OrderedJson::object({{"treaty_value", json_number(values.treaty)},
                              {"mean", json_number(values.mean)},
                              {"error", json_number(values.sd / std::sqrt(static_cast<double>(values.replicates)))},
                              {"sd", json_number(values.sd)},
                              {"q05", json_number(values.q05)},
                              {"q95", json_number(values.q95)},
                              {"replicates", values.replicates}});
}

OrderedJson leader_json(CowCode leader, const Caption& caption) {
  return OrderedJson::object({{"cow", leader.number()}, {"iso3", label_of(caption.states, leader).iso3}});
}

OrderedJson year_json(const NetworkSummary& summary, std::size_t year, const Caption& caption) {
  OrderedJson json = OrderedJson::object({{"year", summary.first_year.number() + year}});
  for (const NetworkMeasure measure : all_network_measures()) {
    json["network"][std::string(to_string(measure))] =
        measured_json(summary.of_network[year][static_cast<std::size_t>(measure)]);
  }
  json["leaders"] = OrderedJson::array();
  for (std::size_t leader = 0; leader < summary.leaders.size(); ++leader) {
    OrderedJson of_leader = leader_json(summary.leaders[leader], caption);
    for (const StateMeasure measure : all_state_measures()) {
      of_leader[std::string(to_string(measure))] =
          measured_json(summary.of_leader[year * summary.leaders.size() + leader][static_cast<std::size_t>(measure)]);
    }
    json["leaders"].push_back(of_leader);
  }
  return json;
}

OrderedJson forecast_json(const TieForecast& forecast, const Caption& caption) {
  OrderedJson json = leader_json(forecast.leader, caption);
  json["states"] = forecast.rows.size();
  json["states_changed"] = forecast.changed;
  json["treaty_given"] = forecast.treaty_given;
  json["rmse"] = json_number(forecast.rmse);
  json["rmse_no_change"] = json_number(forecast.rmse_no_change);
  json["skill"] = json_number(forecast.skill);
  return json;
}

}  // namespace

OrderedJson network_json(const NetworkSummary& summary, const std::vector<TieForecast>& forecasts,
                         const Caption& caption) {
  OrderedJson json = OrderedJson::object({{"replicates", summary.replicates}, {"unsettled", summary.unsettled}});
  json["years"] = OrderedJson::array();
  for (std::size_t year = 0; year < summary.years; ++year) json["years"].push_back(year_json(summary, year, caption));
  json["tie_forecasts"] = OrderedJson::array();
  for (const TieForecast& forecast : forecasts) json["tie_forecasts"].push_back(forecast_json(forecast, caption));
  return json;
}

}  // namespace entente
