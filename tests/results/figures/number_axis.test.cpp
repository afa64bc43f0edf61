#include "results/figures/number_axis.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using entente::number_axis;
using entente::NumberAxis;

TEST_CASE("an axis has round ticks that print as they are meant") {
  const NumberAxis axis = number_axis({0, 0.0201}, 300, 6);
  CHECK(axis.ticks == std::vector<double>{0, 0.005, 0.01, 0.015, 0.02});
  CHECK(axis.decimals == 3);
  CHECK_FALSE(axis.scaled());
  CHECK(number_axis({0, 0.0201}, 100, 6).ticks == std::vector<double>{0, 0.01, 0.02});
}

TEST_CASE("large and small numbers come in units of a power of ten") {
  const NumberAxis small = number_axis({-3.9e-7, 1e-8}, 100, 6);
  CHECK(small.exponent == -7);
  CHECK(small.decimals == 0);
  CHECK(entente::power_of_ten(small.exponent) == "×10⁻⁷");
  const NumberAxis large = number_axis({0, 1.4e7}, 100, 6);
  CHECK(large.exponent == 7);
  CHECK(large.decimals == 1);
  CHECK(entente::power_of_ten(12) == "×10¹²");
}

TEST_CASE("an axis holds its values, whatever they are") {
  const double most = entente::largest_drawn;
  const std::vector<std::vector<double>> cases = {
      {},      {0},           {0, 5e-324},    {0, 1e-300},         {0, most},
      {0, -1}, {-most, most}, {0, 123456789}, {0, 1e15, 1e15 + 1}, {0, 9.99}};
  for (const std::vector<double>& values : cases) {
    for (const double width : {40.0, 100.0, 600.0}) {
      const NumberAxis axis = number_axis(values, width, 6);
      CAPTURE(values, width, axis.low, axis.high, axis.ticks);
      CHECK(std::isfinite(axis.low));
      CHECK(std::isfinite(axis.high));
      CHECK(axis.low < axis.high);
      for (const double value : values) CHECK((axis.low <= value && value <= axis.high));
      CHECK(axis.ticks.size() >= 2);
      CHECK(axis.ticks.size() <= 7);
      CHECK(std::is_sorted(axis.ticks.begin(), axis.ticks.end()));
      for (const double tick : axis.ticks) CHECK((axis.low <= tick && tick <= axis.high));
      CHECK(axis.decimals >= 0);
      CHECK(axis.decimals <= 4);
    }
  }
}
