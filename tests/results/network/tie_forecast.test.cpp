#include "results/network/tie_forecast.hpp"

#include "results/network/network_json.hpp"
#include "results/network/network_tables.hpp"
#include "results/network/network_text.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>

namespace entente {
namespace {

// One leader and three states, four replicates: on average the first's tie rises by .2 (recorded .3), the second's
// stays (recorded: stays), the third is not on record.
NetworkSummary three_ties() {
  NetworkSummary summary;
  summary.leaders = {CowCode(2)};
  summary.states = {CowCode(20), CowCode(200), CowCode(220)};
  summary.codes = {CowCode(2), CowCode(20), CowCode(200), CowCode(220)};
  summary.first_year = Year(2001);
  summary.years = 2;
  summary.replicates = 4;
  summary.of_network.resize(2);
  summary.of_leader.resize(2);
  summary.of_state.resize(8);
  summary.ties = {{0.1, 0.1, {0.2, 0.2, 0.4, 0.4}}, {0.5, 0.5, {0.5, 0.5, 0.5, 0.5}}, {0, 0, {0.9, 0.9, 0.9, 0.9}}};
  return summary;
}

const std::vector<RecordedTies> record = {{{0.1, 0.5, NAN}, {0.4, 0.5, 0.2}}};

}  // namespace

TEST_CASE("changes of ties are scored against no change", "[network]") {
  const TieForecast forecast = tie_forecasts(three_ties(), record).at(0);
  REQUIRE(forecast.rows.size() == 2);
  CHECK(forecast.rows[0].recorded_change == Approx(0.3));
  CHECK(forecast.rows[0].simulated_change.value == Approx(0.2));
  CHECK(forecast.changed == 1);
  CHECK_FALSE(forecast.treaty_given);
  // RMSE sqrt(.1^2 / 2) against sqrt(.3^2 / 2): skill 2/3. With one state off, its error is that state's over sqrt(2).
  CHECK(forecast.rmse.value == Approx(0.1 / std::sqrt(2.0)));
  CHECK(forecast.rmse_no_change == Approx(0.3 / std::sqrt(2.0)));
  CHECK(forecast.skill.value == Approx(2.0 / 3));
  CHECK(forecast.rows[0].simulated_change.error == Approx(std::sqrt(0.04 / 3 / 4)));
  CHECK(forecast.rmse.error == Approx(forecast.rows[0].simulated_change.error / std::sqrt(2.0)));
  CHECK(forecast.skill.error == Approx(forecast.rows[0].simulated_change.error / 0.3));
}

TEST_CASE("the error of the RMSE is what other seeds would change", "[network]") {
  // 400 ensembles of 50 replicates, two states whose ties depend on each other: the spread of their RMSE against the
  // mean reported error. The standard error of that ratio is 1 / sqrt(2 * 400), 0.035. An error that
  // takes the states for independent is sqrt(2) too small, and is caught.
  std::uint64_t x = 12345;
  const auto uniform = [&x] {
    x = x * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(x >> 40) / 16777216.0;
  };
  std::vector<double> rmse;
  double reported = 0;
  double independent = 0;
  for (int ensemble = 0; ensemble < 400; ++ensemble) {
    NetworkSummary summary = three_ties();
    summary.replicates = 50;
    for (TieCourse& course : summary.ties) course = {0.1, 0.1, std::vector<double>(50, 0.1)};
    for (std::size_t k = 0; k < 50; ++k) summary.ties[0].last[k] = summary.ties[1].last[k] = 0.1 + 0.2 * uniform();
    const TieForecast forecast = tie_forecasts(summary, {{{0.1, 0.1, NAN}, {0.5, 0.5, NAN}}}).at(0);
    rmse.push_back(forecast.rmse.value);
    reported += forecast.rmse.error / 400;
    double squares = 0;
    for (const TieForecastRow& row : forecast.rows) {
      const double weight = (row.simulated_change.value - row.recorded_change) / (2 * forecast.rmse.value);
      squares += weight * weight * row.simulated_change.error * row.simulated_change.error;
    }
    independent += std::sqrt(squares) / 400;
  }
  const double spread = mean_of(rmse).error * 20;
  CHECK(reported / spread == Approx(1).margin(4 * 0.035));
  CHECK_FALSE(independent / spread == Approx(1).margin(4 * 0.035));
}

TEST_CASE("where treaties follow the record the forecast says that they were given", "[network]") {
  NetworkSummary summary = three_ties();
  summary.ties[0].treaty_last = 0.4;
  const std::vector<TieForecast> forecasts = tie_forecasts(summary, record);
  CHECK(forecasts[0].treaty_given);
  CHECK(network_text(summary, forecasts, {}).find("ties.treaty:") != std::string::npos);
  CHECK(network_text(summary, tie_forecasts(three_ties(), record), {}).find("ties.treaty:") == std::string::npos);
}

TEST_CASE("a record without change gives no skill", "[network]") {
  const std::vector<TieForecast> forecasts = tie_forecasts(three_ties(), {{{0.1, 0.5, 0}, {0.1, 0.5, 0}}});
  CHECK(forecasts[0].changed == 0);
  CHECK(std::isnan(forecasts[0].skill.value));
  CHECK(network_json(three_ties(), forecasts, {})["tie_forecasts"][0]["skill"]["value"].is_null());
  CHECK(network_text(three_ties(), forecasts, {}).find("nothing to foretell") != std::string::npos);
  CHECK_THROWS_AS(tie_forecasts(three_ties(), {}), Error);
  CHECK_THROWS_AS(tie_forecasts(three_ties(), {{{0.1}, {0.1}}}), Error);
}

TEST_CASE("the table of ties has a row a state on record", "[network]") {
  const std::string csv = network_ties_csv(tie_forecasts(three_ties(), record), {{CowCode(20), "CAN", "Canada"}});
  CHECK(csv.find("leader_cow,leader_iso3,cow,iso3,state,recorded_change,simulated_change,simulated_change_error\n"
                 "2,,20,CAN,Canada,0.30000000000000004,") == 0);
  CHECK(csv.find(",220,") == std::string::npos);
}

}  // namespace entente
