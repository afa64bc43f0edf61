#include "sim/math/quantile.hpp"

#include <catch2/catch.hpp>

#include <vector>

using entente::math::quantile;

TEST_CASE("quantiles are R 4.2.2's default, type 7") {
  const std::vector<double> x{0.02, 0.04, 0.07, 0.11, 0.3, 0.5, 0.9};
  CHECK(quantile(x, 0.05) == Approx(0.026).epsilon(1e-14));
  CHECK(quantile(x, 0.25) == Approx(0.055).epsilon(1e-14));
  CHECK(quantile(x, 0.5) == 0.11);
  CHECK(quantile(x, 0.75) == Approx(0.4).epsilon(1e-14));
  CHECK(quantile(x, 0.95) == Approx(0.779999999999999694).epsilon(1e-14));
  CHECK(quantile(x, 0) == 0.02);
  CHECK(quantile(x, 1) == 0.9);
  CHECK(quantile(std::vector<double>{0.3}, 0.95) == 0.3);
}
