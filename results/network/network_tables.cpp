#include "results/network/network_tables.hpp"

#include "results/label.hpp"
#include "results/tables/csv_text.hpp"

namespace entente {
namespace {

std::size_t year_number(const NetworkSummary& summary, std::size_t year) { return summary.first_year.number() + year; }

void add_measured(CsvText& csv, std::string_view measure, const MeasuredYear& values) {
  csv.add(measure).add(values.treaty).add(values.mean).add(values.sd).add(values.q05).add(values.q95);
  csv.add(values.replicates);
}

CsvText& add_codes(CsvText& csv, CowCode cow, const std::vector<StateLabel>& labels) {
  return csv.add(std::size_t{cow.number()}).add(label_of(labels, cow).iso3);
}

}  // namespace

std::string network_csv(const NetworkSummary& summary, const std::vector<StateLabel>& labels) {
  CsvText csv(
      {"year", "leader_cow", "leader_iso3", "measure", "treaty_value", "mean", "sd", "q05", "q95", "replicates"});
  for (std::size_t year = 0; year < summary.years; ++year) {
    for (const NetworkMeasure measure : all_network_measures()) {
      csv.add(year_number(summary, year)).add("").add("");
      add_measured(csv, to_string(measure), summary.of_network[year][static_cast<std::size_t>(measure)]);
    }
    for (std::size_t leader = 0; leader < summary.leaders.size(); ++leader) {
      const auto& of_leader = summary.of_leader[year * summary.leaders.size() + leader];
      for (const StateMeasure measure : all_state_measures()) {
        add_codes(csv.add(year_number(summary, year)), summary.leaders[leader], labels);
        add_measured(csv, to_string(measure), of_leader[static_cast<std::size_t>(measure)]);
      }
    }
  }
  return csv.text();
}

std::string network_states_csv(const NetworkSummary& summary, const std::vector<StateLabel>& labels) {
  CsvText csv({"year", "cow", "iso3", "state", "measure", "treaty_value", "mean", "mean_error"});
  for (std::size_t year = 0; year < summary.years; ++year) {
    for (std::size_t position = 0; position < summary.codes.size(); ++position) {
      const CowCode cow = summary.codes[position];
      const StateLabel label = label_of(labels, cow);
      const auto& of_state = summary.of_state[year * summary.codes.size() + position];
      for (const StateMeasure measure : all_state_measures()) {
        const MeasuredState& values = of_state[static_cast<std::size_t>(measure)];
        add_codes(csv.add(year_number(summary, year)), cow, labels).add(label.name);
        csv.add(to_string(measure)).add(values.treaty).add(values.simulated);
      }
    }
  }
  return csv.text();
}

std::string network_ties_csv(const std::vector<TieForecast>& forecasts, const std::vector<StateLabel>& labels) {
  CsvText csv({"leader_cow", "leader_iso3", "cow", "iso3", "state", "recorded_change", "simulated_change",
               "simulated_change_error"});
  for (const TieForecast& forecast : forecasts) {
    for (const TieForecastRow& row : forecast.rows) {
      add_codes(csv, forecast.leader, labels);
      add_codes(csv, row.state, labels).add(label_of(labels, row.state).name);
      csv.add(row.recorded_change).add(row.simulated_change);
    }
  }
  return csv.text();
}

}  // namespace entente
