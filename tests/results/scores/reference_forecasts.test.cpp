#include "results/scores/reference_forecasts.hpp"

#include "tests/results/support/small_war.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

TEST_CASE("reference forecasts know earlier years only") {
  using testing::missing;
  const ReferenceForecasts forecasts = reference_forecasts(std::vector<double>{missing, 4, missing, 2, 9});
  CHECK(std::isnan(forecasts.historical_mean[0]));
  CHECK(std::isnan(forecasts.persistence[1]));
  CHECK(forecasts.historical_mean[2] == 4);
  CHECK(forecasts.historical_mean[4] == 3);
  CHECK(forecasts.persistence[3] == 4);
  CHECK(forecasts.persistence[4] == 2);
}
